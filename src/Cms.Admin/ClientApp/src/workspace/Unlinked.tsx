import { useState } from 'react';
import type { Draft } from './draft';
import type { UnlinkedText } from './model';
import { time } from './times';
import type { Work } from './work';

/** Texts that belong to no segment: shown until somebody has linked them, kept them as ours or dropped them. Never dropped by themselves. */
export function Unlinked({ work, texts }: { work: Work; texts: ReadonlyMap<string, Draft> }) {
  const { say, workspace } = work;
  const gone = [...texts.values()].filter((draft) => draft.gone);
  const { unlinked } = workspace.review;
  if (gone.length === 0 && unlinked.length === 0) return null;
  return (
    <section className="note warn ws-unlinked" aria-labelledby="ws-unlinked">
      <h2 id="ws-unlinked">{say('Texts without a segment')}</h2>
      <p>{say('These texts are in no segment, so they are not in the article. Decide about each before the piece goes on.')}</p>
      <ul>
        {unlinked.map((text) => <Text key={text.id} text={text} work={work} />)}
        {gone.map((draft) => (
          <li key={draft.id}>
            <p lang={workspace.culture ?? undefined} dir={workspace.direction}>{draft.text}</p>
            <small>{say('Only in this browser: its segment was merged or taken out meanwhile.')}</small>
            <div className="buttons"><button type="button" className="small" onClick={() => work.drafts.forget(draft.id)}>{say('Put aside')}</button></div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Text({ text, work }: { text: UnlinkedText; work: Work }) {
  const { say, workspace, drafts } = work;
  const segments = workspace.segments.filter((s) => s.isTranslatable);
  const [to, setTo] = useState(text.instead ?? text.after ?? segments[0]?.id ?? '');
  const draft = drafts.get(to);
  const isEmpty = (draft?.text ?? '') === '';
  return (
    <li>
      <p lang={workspace.culture ?? undefined} dir={workspace.direction}>{text.text}</p>
      <small>{say(text.isLoose ? 'Written into the article outside this workspace by {0}, {1}.' : 'Its segment is no longer in the source. By {0}, {1}.', text.savedBy, time(text.savedUtc))}</small>
      {work.mayWrite && (
        <div className="buttons">
          <label className="inline">{say('Segment')}{' '}
            <select value={to} onChange={(e) => setTo(e.target.value)}>
              {segments.map((s) => <option key={s.id} value={s.id}>{s.position + 1}: {drafts.get(s.id)?.text.slice(0, 50) || s.text.slice(0, 50)}</option>)}
            </select>
          </label>
          <button type="button" className="small" onClick={() => void work.link(text, 'replace', to)}>{say(isEmpty ? 'Link to the segment' : 'Put in its place')}</button>
          {!isEmpty && <button type="button" className="small" onClick={() => void work.link(text, 'append', to)}>{say('Put behind its text')}</button>}
          {text.kind !== 'headline' && <button type="button" className="small" onClick={() => void work.link(text, 'insert', text.after ?? to)}>{say('Keep as ours')}</button>}
          <button type="button" className="small" onClick={() => { if (window.confirm(say('Drop this text from the article? It is not shown again.'))) void work.link(text, 'drop', null); }}>{say('Drop')}</button>
        </div>
      )}
    </li>
  );
}
