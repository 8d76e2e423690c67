/** The patterns of a `//go:embed` directive: words, or Go strings (gc: noder.parseGoEmbed). */
import { stringLitValue } from './literals.js';

export interface EmbedWord {
  pattern: string;
  /** In the directive's text, which begins with `go:embed`. */
  offset: number;
}

const word = /(`[^`]*`|"(?:[^"\\]|\\[\s\S])*"|[^\s`"]\S*)(?=\s|$)/y;

/** An error text if a string does not end, or something follows it. */
export function embedWords(text: string): EmbedWord[] | string {
  const out: EmbedWord[] = [];
  for (let at = 'go:embed'.length; ; ) {
    while (at < text.length && /\s/.test(text[at]!)) at++;
    if (at >= text.length) return out;
    word.lastIndex = at;
    const m = word.exec(text);
    if (m === null) return `invalid quoted string in //go:embed: ${text.slice(at).trimEnd()}`;
    const w = m[1]!;
    out.push({ pattern: /^["`]/.test(w) ? stringLitValue(w) : w, offset: at });
    at += w.length;
  }
}
