// The marks inside a segment's Markdown as runs of text, and back. The server reads the same text by CommonMark.
export interface Marks {
  strong?: true;
  em?: true;
  code?: true;
  link?: string;
}

export type Run =
  | { kind: 'text'; text: string; marks: Marks }
  | { kind: 'break' }
  /** What has no mark of its own here, such as an image: kept as it was written. */
  | { kind: 'raw'; source: string; marks: Marks };

interface Delimiter {
  kind: 'delimiter';
  char: string;
  count: number;
  original: number;
  opens: boolean;
  closes: boolean;
  marks: Marks;
}

const punctuation = /[\p{P}\p{S}]/u;

export function parse(markdown: string): Run[] {
  return join(inline(markdown, {}));
}

/** Text without marks, as of a headline. */
export function parsePlain(text: string): Run[] {
  return text.split('\n').flatMap((line, i): Run[] => [
    ...(i > 0 ? [{ kind: 'break' } as const] : []),
    ...(line === '' ? [] : [{ kind: 'text', text: line, marks: {} } as const]),
  ]);
}

export function writePlain(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === 'break' ? '\n' : run.kind === 'raw' ? run.source : run.text)).join('');
}

/** Words without any marks. */
export function plain(runs: readonly Run[]): string {
  return runs.map((run) => (run.kind === 'break' ? '\n' : run.kind === 'raw' ? '' : run.text)).join('');
}

export function write(runs: readonly Run[]): string {
  let out = '';
  let open: string[] = [];
  for (const run of tidy(runs)) {
    if (run.kind === 'break') {
      out += close(open, 0) + '\\\n';
      open = [];
      continue;
    }
    const wanted = order(run.marks);
    let same = 0;
    while (same < open.length && same < wanted.length && open[same] === wanted[same]) same++;
    out += close(open, same);
    open = open.slice(0, same);
    for (const mark of wanted.slice(same)) {
      out += mark === 'strong' ? '**' : mark === 'em' ? '*' : mark === 'code' ? '`' : '[';
      open.push(mark);
    }
    out += run.kind === 'raw' ? run.source : run.marks.code ? run.text.replaceAll('`', 'ˋ') : escape(run.text);
  }
  return out + close(open, 0);
}

/** The marks of a text that stand for something: what a translation has to have as well. */
export function markList(runs: readonly Run[]): { key: string; text: string; run: Run }[] {
  const found: { key: string; text: string; run: Run }[] = [];
  let last = '';
  for (const run of runs) {
    if (run.kind === 'text') {
      const key = order(run.marks).join('+');
      if (key !== '' && key === last) {
        const previous = found.at(-1);
        if (previous) previous.text += run.text;
      } else if (key !== '') {
        found.push({ key, text: run.text, run });
      }
      last = key;
    } else {
      found.push({ key: run.kind === 'break' ? 'break' : `raw:${run.source}`, text: '', run });
      last = '';
    }
  }
  return found;
}

function close(open: readonly string[], keep: number): string {
  let out = '';
  for (const mark of open.slice(keep).reverse()) {
    out += mark === 'strong' ? '**' : mark === 'em' ? '*' : mark === 'code' ? '`' : `](${address(mark.slice('link:'.length))})`;
  }
  return out;
}

function order(marks: Marks): string[] {
  const list: string[] = [];
  if (marks.link !== undefined) list.push(`link:${marks.link}`);
  if (marks.strong) list.push('strong');
  if (marks.em) list.push('em');
  if (marks.code) list.push('code');
  return list;
}

function address(url: string): string {
  return /[\s()<>]/.test(url) ? `<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>` : url;
}

function escape(text: string): string {
  return text
    .replace(/[\\`*]/g, '\\$&')
    .replace(/_/g, (_, at: number) => (word(text[at - 1]) && word(text[at + 1]) ? '_' : '\\_'))
    .replace(/\](?=\()/g, '\\]')
    .replace(/<(?=[a-z][a-z0-9+.-]*:)/gi, '\\<');
}

function word(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

/** A mark begins and ends at a word: blanks at its edges stand outside, since CommonMark would not read it otherwise. */
function tidy(runs: readonly Run[]): Run[] {
  const split = runs.flatMap((run): Run[] => {
    if (run.kind !== 'text' || run.marks.code || !(run.marks.em || run.marks.strong || run.marks.link !== undefined)) return [run];
    const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
    return [before, core, after].filter((text) => text !== '').map((text) => ({ ...run, text }));
  });
  return split.map((run, i) => {
    if (run.kind !== 'text' || run.text.trim() !== '') return run;
    const [one, two] = [neighbour(split, i, -1), neighbour(split, i, 1)];
    const marks: Marks = {};
    if (one.strong && two.strong) marks.strong = true;
    if (one.em && two.em) marks.em = true;
    if (one.link !== undefined && one.link === two.link) marks.link = one.link;
    return { ...run, marks };
  });
}

function neighbour(runs: readonly Run[], from: number, step: 1 | -1): Marks {
  for (let i = from + step; i >= 0 && i < runs.length; i += step) {
    const run = runs[i];
    if (!run || run.kind === 'break') return {};
    if (run.kind === 'raw' || run.text.trim() !== '') return run.marks;
  }
  return {};
}

function inline(text: string, marks: Marks): Run[] {
  const tokens: (Run | Delimiter)[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') tokens.push({ kind: 'text', text: literal, marks: { ...marks } });
    literal = '';
  };
  for (let i = 0; i < text.length;) {
    const char = text[i] ?? '';
    const rest = text.slice(i);
    let match: RegExpExecArray | null;
    if (char === '\\' && text[i + 1] === '\n') {
      flush();
      tokens.push({ kind: 'break' });
      i += 2;
    } else if (char === '\\' && /[!-/:-@[-`{-~]/.test(text[i + 1] ?? '')) {
      literal += text[i + 1];
      i += 2;
    } else if ((match = /^ {2,}\n\s*/.exec(rest))) {
      flush();
      tokens.push({ kind: 'break' });
      i += match[0].length;
    } else if (char === '\n') {
      literal += ' ';
      i++;
    } else if (char === '`' && (match = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest))) {
      flush();
      tokens.push({ kind: 'text', text: (match[2] ?? '').replace(/^ (.*) $/s, '$1').replaceAll('\n', ' '), marks: { ...marks, code: true } });
      i += match[0].length;
    } else if (char === '<' && (match = /^<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>/i.exec(rest))) {
      flush();
      tokens.push({ kind: 'text', text: match[1] ?? '', marks: { ...marks, link: match[1] ?? '' } });
      i += match[0].length;
    } else if (char === '!' && text[i + 1] === '[' && (match = image(rest))) {
      flush();
      tokens.push({ kind: 'raw', source: match[0], marks: { ...marks } });
      i += match[0].length;
    } else if (char === '[' && marks.link === undefined) {
      const link = linkAt(text, i);
      if (link) {
        flush();
        if (link.url === null) tokens.push({ kind: 'raw', source: text.slice(i, link.end), marks: { ...marks } });
        else tokens.push(...inline(link.label, { ...marks, link: link.url }));
        i = link.end;
      } else {
        literal += char;
        i++;
      }
    } else if (char === '*' || char === '_') {
      flush();
      const run = (char === '*' ? /^\*+/ : /^_+/).exec(rest)?.[0] ?? char;
      tokens.push(delimiter(text, i, run, marks));
      i += run.length;
    } else {
      literal += char;
      i++;
    }
  }
  flush();
  return emphasise(tokens);
}

function image(rest: string): RegExpExecArray | null {
  return /^!\[[^\]]*\](\([^)\n]*\)|\[[^\]]*\])/.exec(rest);
}

/** @returns Null where the bracket is only a bracket; a null address for a link by reference. */
function linkAt(text: string, start: number): { label: string; url: string | null; end: number } | null {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '\\') {
      i++;
    } else if (text[i] === '[') {
      depth++;
    } else if (text[i] === ']' && --depth === 0) {
      const after = text.slice(i + 1);
      const label = text.slice(start + 1, i);
      const direct = /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(after);
      if (direct) return { label, url: (direct[1] ?? direct[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1'), end: i + 1 + direct[0].length };
      const reference = /^\[[^\]\n]*\]/.exec(after);
      return reference ? { label, url: null, end: i + 1 + reference[0].length } : null;
    }
  }
  return null;
}

/** Which side a run of asterisks or underscores opens and closes on: CommonMark, 6.2. */
function delimiter(text: string, at: number, run: string, marks: Marks): Delimiter {
  const char = run[0] ?? '*';
  const before = at === 0 ? ' ' : [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ' ';
  const after = [...text.slice(at + run.length, at + run.length + 2)][0] ?? ' ';
  const left = !/\s/.test(after) && (!punctuation.test(after) || /\s/.test(before) || punctuation.test(before));
  const right = !/\s/.test(before) && (!punctuation.test(before) || /\s/.test(after) || punctuation.test(after));
  return {
    kind: 'delimiter', char, count: run.length, original: run.length, marks: { ...marks },
    opens: left && (char === '*' || !right || punctuation.test(before)),
    closes: right && (char === '*' || !left || punctuation.test(after)),
  };
}

function emphasise(tokens: (Run | Delimiter)[]): Run[] {
  for (let c = 0; c < tokens.length; c++) {
    const closer = tokens[c];
    if (closer?.kind !== 'delimiter' || !closer.closes) continue;
    while (closer.count > 0) {
      const o = openerOf(tokens, c, closer);
      const opener = tokens[o];
      if (opener?.kind !== 'delimiter') break;
      const use = opener.count >= 2 && closer.count >= 2 ? 2 : 1;
      for (const token of tokens.slice(o + 1, c)) {
        if (token.kind === 'delimiter') token.opens = token.closes = false;
        if (token.kind !== 'break') token.marks = { ...token.marks, ...(use === 2 ? { strong: true } : { em: true }) };
      }
      opener.count -= use;
      closer.count -= use;
    }
  }
  return tokens.flatMap((token): Run[] => (token.kind !== 'delimiter' ? [token]
    : token.count === 0 ? [] : [{ kind: 'text', text: token.char.repeat(token.count), marks: token.marks }]));
}

function openerOf(tokens: readonly (Run | Delimiter)[], from: number, closer: Delimiter): number {
  for (let o = from - 1; o >= 0; o--) {
    const opener = tokens[o];
    if (opener?.kind !== 'delimiter' || opener.char !== closer.char || !opener.opens || opener.count === 0) continue;
    const threes = (opener.closes || closer.opens) && (opener.original + closer.original) % 3 === 0 && (opener.original % 3 !== 0 || closer.original % 3 !== 0);
    if (!threes) return o;
  }
  return -1;
}

/** Runs of equal marks that follow each other are one. */
function join(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.kind === 'text' && last?.kind === 'text' && order(run.marks).join() === order(last.marks).join()) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else {
      joined.push(run);
    }
  }
  return joined;
}
