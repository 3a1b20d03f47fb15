import type { Say, Workspace } from './model';
import { time } from './times';

/** What is written beside the text, and what happened to the piece. */
export function Side({ workspace, say, onClear }: { workspace: Workspace; say: Say; onClear: () => void }) {
  const { fields, source } = workspace;
  const names = (list: { id: string; name: string }[]) => (list.length === 0 ? '–' : list.map((r) => r.name).join(' · '));
  return (
    <>
      <section className="card" aria-labelledby="ws-details">
        <h2 id="ws-details">{say('Details')}</h2>
        <dl className="facts">
          <dt>{say('Summary')}</dt><dd dir="auto">{fields.summary || '–'}</dd>
          <dt>{say('Kind')}</dt><dd>{fields.kind ?? '–'}</dd>
          <dt>{say('Section')}</dt><dd>{names(fields.section)}</dd>
          <dt>{say('Keywords')}</dt><dd>{names(fields.keywords)}</dd>
          <dt>{say('Read also')}</dt><dd>{names(fields.readAlso)}</dd>
        </dl>
        <p className="buttons">
          <a className="button small" href={`/admin/items/${workspace.article}`}>{say('Edit the details')}</a>
          <a className="button small" href={`/admin/translations/${workspace.article}/page`} target="_blank" rel="opener">{say('Preview')}</a>
        </p>
        {source && <p className="hint"><a href={`/admin/stories/${source.story}`}>{say('Source')}</a>{source.outlet ? ` · ${source.outlet}` : ''} · {say('Revision')} {source.revision}</p>}
      </section>
      {workspace.journal.length > 0 && (
        <section className="card journal" aria-labelledby="ws-journal">
          <h2 id="ws-journal">{say('History of the piece')}</h2>
          <ol>
            {[...workspace.journal].reverse().map((entry, i) => (
              <li key={i}>
                <small>{time(entry.atUtc)}</small> <bdi>{entry.by ?? '–'}</bdi> · {entry.activity}{entry.outcome ? `: ${say(`outcome:${entry.outcome}`)}` : ''}
                {entry.whom && <> · <bdi>{entry.whom}</bdi></>}
                {entry.override && <p className="override-mark" dir="auto"><strong>{say('Emergency override')}:</strong> {entry.override}</p>}
                {entry.comment && <blockquote className="reason"><p dir="auto">{entry.comment}</p></blockquote>}
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className="hint"><button type="button" className="plain" onClick={onClear}>{say('Clear this device')}</button></p>
    </>
  );
}
