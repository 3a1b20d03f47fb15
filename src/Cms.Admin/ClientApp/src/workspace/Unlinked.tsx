import type { Draft } from './drafts';
import type { Work } from './work';

/** Texts whose segment is no longer in the article: shown until somebody has put them elsewhere, never dropped. */
export function Unlinked({ work, texts }: { work: Work; texts: ReadonlyMap<string, Draft> }) {
  const { say, workspace } = work;
  const gone = [...texts.values()].filter((draft) => draft.gone);
  const { unlinked } = workspace.review;
  if (gone.length === 0 && unlinked.length === 0) return null;
  return (
    <section className="note warn ws-unlinked" aria-labelledby="ws-unlinked">
      <h2 id="ws-unlinked">{say('Texts without a segment')}</h2>
      <p>{say('The article no longer has the segments of these texts. They are kept here; copy what you need.')}</p>
      <ul>
        {unlinked.map((text) => (
          <li key={text.segmentId}><p lang={workspace.culture ?? undefined} dir={workspace.direction}>{text.text}</p><small><bdi>{text.savedBy}</bdi></small></li>
        ))}
        {gone.map((draft) => (
          <li key={draft.id}>
            <p lang={workspace.culture ?? undefined} dir={workspace.direction}>{draft.text}</p>
            <button type="button" className="small" onClick={() => work.drafts.forget(draft.id)}>{say('Put aside')}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
