import { Node, Schema } from 'prosemirror-model';
import { parse, parsePlain, write, writePlain } from './markdown';
import type { Marks, Run } from './markdown';

/** One block of text whose marks cannot be broken: what stands around it is the source's. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block' },
    block: { content: 'inline*', toDOM: () => ['p', 0], parseDOM: [{ tag: 'p' }, { tag: 'div' }] },
    text: { group: 'inline' },
    hard_break: { group: 'inline', inline: true, selectable: false, toDOM: () => ['br'], parseDOM: [{ tag: 'br' }] },
    raw: {
      group: 'inline', inline: true, atom: true, attrs: { source: {} },
      toDOM: (node) => ['span', { class: 'raw', title: node.attrs.source as string, 'data-raw': node.attrs.source as string }, '▣'],
      parseDOM: [{ tag: 'span[data-raw]', getAttrs: (dom) => ({ source: dom.getAttribute('data-raw') ?? '' }) }],
    },
  },
  marks: {
    link: {
      attrs: { href: {} }, inclusive: false,
      // No address in the page: a click places the caret, and never leaves the work.
      toDOM: (mark) => ['span', { class: 'link', title: mark.attrs.href as string, 'data-href': mark.attrs.href as string }, 0],
      parseDOM: [
        { tag: 'span[data-href]', getAttrs: (dom) => ({ href: dom.getAttribute('data-href') ?? '' }) },
        { tag: 'a[href]', getAttrs: (dom) => ({ href: dom.getAttribute('href') ?? '' }) },
      ],
    },
    strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    code: { toDOM: () => ['code', 0], parseDOM: [{ tag: 'code' }], excludes: 'strong em' },
  },
});

/** Kinds of segments whose text has no marks of its own. */
export function isPlain(kind: string): boolean {
  return kind === 'headline' || kind === 'table' || kind === 'code';
}

export function toDoc(text: string, kind: string): Node {
  const runs = isPlain(kind) ? parsePlain(text) : parse(text);
  return schema.node('doc', null, schema.node('block', null, runs.map(toNode)));
}

export function toText(doc: Node, kind: string): string {
  const runs = toRuns(doc);
  return isPlain(kind) ? writePlain(runs) : write(runs);
}

export function toNode(run: Run): Node {
  if (run.kind === 'break') return schema.node('hard_break');
  if (run.kind === 'raw') return schema.node('raw', { source: run.source }, undefined, marksOf(run.marks));
  return schema.text(run.text, marksOf(run.marks));
}

export function toRuns(doc: Node): Run[] {
  const runs: Run[] = [];
  doc.descendants((node) => {
    const marks: Marks = {};
    for (const mark of node.marks) {
      if (mark.type.name === 'link') marks.link = mark.attrs.href as string;
      else marks[mark.type.name as 'strong' | 'em' | 'code'] = true;
    }
    if (node.isText) runs.push({ kind: 'text', text: node.text ?? '', marks });
    else if (node.type.name === 'hard_break') runs.push({ kind: 'break' });
    else if (node.type.name === 'raw') runs.push({ kind: 'raw', source: node.attrs.source as string, marks });
  });
  return runs;
}

function marksOf(marks: Marks) {
  const list = [];
  if (marks.link !== undefined) list.push(schema.mark('link', { href: marks.link }));
  if (marks.strong) list.push(schema.mark('strong'));
  if (marks.em) list.push(schema.mark('em'));
  if (marks.code) list.push(schema.mark('code'));
  return list;
}
