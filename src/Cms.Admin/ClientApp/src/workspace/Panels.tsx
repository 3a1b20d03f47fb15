import { Checks } from './Checks';
import { Comments } from './Comments';
import { Preview } from './Preview';
import { Side } from './Side';
import { Tasks } from './Tasks';
import { time } from './times';
import type { Panel, View, Work } from './work';

const names: readonly [Panel, string][] = [['piece', 'Piece'], ['checks', 'Checks'], ['comments', 'Comments'], ['preview', 'Preview']];

/** What stands beside the text; one thing at a time. */
export function Panels({ work, view }: { work: Work; view: View }) {
  const { say } = work;
  const { comments, suggestions, seen } = view.workspace.review;
  const counts: Record<Panel, number> = {
    piece: 0, preview: 0,
    checks: view.findings.filter((f) => f.dismissed === null).length,
    comments: comments.filter((c) => c.replyTo === null && c.resolvedBy === null).length + suggestions.length,
  };
  const changed = Object.keys(seen?.before ?? {}).length;
  return (
    <>
      <div className="ws-tabs" role="group" aria-label={say('Beside the text')}>
        {names.map(([panel, name]) => (
          <button key={panel} type="button" className="plain" aria-pressed={view.panel === panel} onClick={() => work.set({ panel })}>
            {say(name)}{counts[panel] > 0 && <span className="count">{counts[panel]}</span>}
          </button>
        ))}
      </div>
      {view.panel === 'piece' && (
        <>
          <Tasks work={work} />
          {changed > 0 && (
            <section className="card">
              <p>{say('{0} segments changed since you last looked, {1}.', changed, time(seen?.seenUtc ?? ''))}</p>
              <div className="buttons">
                <button type="button" className="small" aria-pressed={view.showChanges} onClick={() => work.set({ showChanges: !view.showChanges })}>{say(view.showChanges ? 'Hide changes' : 'Show changes')}</button>
                <button type="button" className="small" onClick={() => work.step(1, (_, id) => work.extrasOf(id).before !== undefined)}>{say('Next')}</button>
                <button type="button" className="small" onClick={() => void work.markSeen()}>{say('Mark all as seen')}</button>
              </div>
            </section>
          )}
          <Side workspace={view.workspace} say={say} onClear={() => work.set({ dialog: 'clear' })} />
        </>
      )}
      {view.panel === 'checks' && <Checks work={work} view={view} />}
      {view.panel === 'comments' && <Comments work={work} view={view} />}
      {view.panel === 'preview' && <Preview work={work} />}
    </>
  );
}
