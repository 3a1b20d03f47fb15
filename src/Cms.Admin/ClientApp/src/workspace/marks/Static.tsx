import { memo } from 'react';
import { parse, parsePlain } from './markdown';
import type { Run } from './markdown';
import { isPlain } from './schema';

/** A text with its marks, drawn once and not live. */
export const Static = memo(function Static({ text, kind }: { text: string; kind: string }) {
  return <>{(isPlain(kind) ? parsePlain(text) : parse(text)).map(draw)}</>;
});

function draw(run: Run, i: number) {
  if (run.kind === 'break') return <br key={i} />;
  if (run.kind === 'raw') return <span key={i} className="raw" title={run.source}>▣</span>;
  let shown = <>{run.text}</>;
  if (run.marks.code) shown = <code>{shown}</code>;
  if (run.marks.em) shown = <em>{shown}</em>;
  if (run.marks.strong) shown = <strong>{shown}</strong>;
  if (run.marks.link !== undefined) shown = <span className="link" title={run.marks.link}>{shown}</span>;
  return <span key={i}>{shown}</span>;
}
