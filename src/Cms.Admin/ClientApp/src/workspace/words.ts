import { parse, parsePlain, plain } from './marks/markdown';
import { isPlain } from './marks/schema';

const counted = new Map<string, number>();

/** Words of a text as readers count them. */
export function countWords(text: string, kind: string): number {
  const known = counted.get(text);
  if (known !== undefined) return known;
  if (counted.size > 4000) counted.clear();
  const words = plain(isPlain(kind) ? parsePlain(text) : parse(text)).match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,_@-]*[\p{L}\p{N}\p{M}])?/gu)?.length ?? 0;
  counted.set(text, words);
  return words;
}
