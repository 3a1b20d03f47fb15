import { useRef, useState } from 'react';
import { parse, parsePlain, plain, write, writePlain } from './marks/markdown';
import type { Run } from './marks/markdown';
import { remember, selectWords } from './marks/Editor';
import { isPlain } from './marks/schema';
import type { Work } from './work';

interface Hit {
  id: string;
  start: number;
}

/** Search and replace within the article. It looks at the words, so a replacement cannot break a mark. */
export function Find({ work }: { work: Work }) {
  const { say, drafts } = work;
  const [wanted, setWanted] = useState('');
  const [other, setOther] = useState('');
  const [exact, setExact] = useState(false);
  const [said, setSaid] = useState('');
  const at = useRef(-1);
  const field = useRef<HTMLInputElement>(null);

  const fold = (text: string) => (exact ? text : text.toLocaleLowerCase());
  const hits = (): Hit[] => {
    if (wanted === '') return [];
    return work.workspace.segments.flatMap((segment) => {
      const draft = drafts.get(segment.id);
      return draft ? places(fold(plain(runsOf(draft.text, segment.kind))), fold(wanted)).map((start) => ({ id: segment.id, start })) : [];
    });
  };
  const next = (step: 1 | -1) => {
    const all = hits();
    setSaid(all.length === 0 ? say('Not found') : '');
    if (all.length === 0) return;
    at.current = (at.current + step + all.length) % all.length;
    const hit = all[at.current];
    if (!hit) return;
    setSaid(say('{0} of {1}', at.current + 1, all.length));
    work.go(hit.id);
    setTimeout(() => selectWords(work, hit.start, wanted.length), 60);
  };
  const replaceIn = (id: string, only: number | null): number => {
    const [segment, draft] = [work.segment(id), drafts.get(id)];
    if (!segment || !draft) return 0;
    let count = 0;
    let offset = 0;
    const runs = runsOf(draft.text, segment.kind).map((run): Run => {
      if (run.kind !== 'text') {
        offset += run.kind === 'break' ? 1 : 0;
        return run;
      }
      let text = run.text;
      for (const start of places(fold(run.text), fold(wanted)).reverse()) {
        if (only !== null && only !== offset + start) continue;
        text = text.slice(0, start) + other + text.slice(start + wanted.length);
        count++;
      }
      offset += run.text.length;
      return { ...run, text };
    });
    if (count > 0) remember(work, id, draft.text, segment.kind);
    if (count > 0) drafts.type(id, isPlain(segment.kind) ? writePlain(runs) : write(runs));
    return count;
  };
  const replace = () => {
    const hit = hits()[at.current];
    if (hit) replaceIn(hit.id, hit.start);
    at.current--;
    next(1);
  };
  const replaceAll = () => {
    const count = [...new Set(hits().map((hit) => hit.id))].reduce((sum, id) => sum + replaceIn(id, null), 0);
    setSaid(say('{0} replaced', count));
    void drafts.flush();
  };

  return (
    <form className="ws-find" role="search" onSubmit={(e) => { e.preventDefault(); next(1); }}
      onKeyDown={(e) => { if (e.key === 'Escape') { work.set({ find: false }); work.go(work.active); } }}>
      <input ref={field} autoFocus aria-label={say('Search in the translation')} placeholder={say('Search in the translation')} dir="auto" value={wanted} onChange={(e) => { setWanted(e.target.value); at.current = -1; }} />
      <input aria-label={say('Replace by')} placeholder={say('Replace by')} dir="auto" value={other} onChange={(e) => setOther(e.target.value)} disabled={!work.mayWrite} />
      <label className="check"><input type="checkbox" checked={exact} onChange={(e) => setExact(e.target.checked)} /> <span>{say('Match case')}</span></label>
      <button type="submit" className="small">{say('Next')}</button>
      <button type="button" className="small" onClick={() => next(-1)}>{say('Previous')}</button>
      <button type="button" className="small" disabled={!work.mayWrite || wanted === ''} onClick={replace}>{say('Replace')}</button>
      <button type="button" className="small" disabled={!work.mayWrite || wanted === ''} onClick={replaceAll}>{say('Replace all')}</button>
      <span role="status">{said}</span>
      <button type="button" className="plain" onClick={() => work.set({ find: false })}>{say('Close')}</button>
    </form>
  );
}

function runsOf(text: string, kind: string): Run[] {
  return isPlain(kind) ? parsePlain(text) : parse(text);
}

function places(text: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}
