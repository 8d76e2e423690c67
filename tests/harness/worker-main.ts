/** Entry of the worker bundle: takes jobs from a Pool in the parent process. */
import { tuneV8 } from '../../src/driver/v8.js';
import { serveJobs } from './worker.js';

tuneV8();
serveJobs();
