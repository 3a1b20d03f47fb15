import type { Draft } from './draft';
import { Changes } from './Row';
import { time } from './times';
import type { Work } from './work';

/** Two people wrote the same segment: both texts, who wrote them, and a choice. */
export function Conflict({ draft, work }: { draft: Draft; work: Work }) {
  const { say, drafts, workspace } = work;
  const theirs = draft.conflict;
  if (!theirs) return null;
  return (
    <div className="ws-conflict" role="alert" id={`why-${draft.id}`}>
      <p><strong>{say('Two texts for this segment')}</strong></p>
      <div className="sides">
        <div className="side"><span className="side-head">{say('Yours')} <small><bdi>{workspace.account.name}</bdi></small></span><p lang={workspace.culture ?? undefined} dir={workspace.direction}>{draft.text || '–'}</p></div>
        <div className="side"><span className="side-head">{say('Theirs')} <small>{say('by {0}, {1}', theirs.savedBy, time(theirs.savedUtc))}</small></span><p lang={workspace.culture ?? undefined} dir={workspace.direction}>{theirs.text || '–'}</p></div>
      </div>
      <Changes before={theirs.text} after={draft.text} work={work} title={say('From theirs to yours')} />
      <div className="buttons">
        <button type="button" className="primary" onClick={() => drafts.keepMine(draft.id)}>{say('Keep mine')}</button>
        <button type="button" onClick={() => drafts.takeTheirs(draft.id)}>{say('Take theirs')}</button>
        <button type="button" onClick={() => work.go(draft.id)}>{say('Edit mine')}</button>
      </div>
    </div>
  );
}
