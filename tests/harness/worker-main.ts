/** Entry of the worker bundle: takes jobs from a Pool in the parent process. */
import { serveJobs } from './worker.js';

serveJobs();
