import { follow, find, outcomesOf, titleOf, type Catalogue } from './graph';
import type { Finding, Say, Trace, TypeJson } from './model';

/** The graph as a list: what there is, how it can end and where that leads. */
export function Outline({ type, catalogue, findings, trace, selected, say, sayOutcome, onSelect }: {
  type: TypeJson; catalogue: Catalogue; findings: Finding[]; trace: Trace | null; selected: string | null; say: Say;
  sayOutcome: (outcome: string) => string; onSelect(id: string): void;
}) {
  if (type.Activities.length === 0) return <p className="hint">{say('Nothing here yet')}</p>;
  const order = [...type.Activities].sort((a, b) => Number(b.IsStart ?? false) - Number(a.IsStart ?? false) || (a.X ?? 0) - (b.X ?? 0) || (a.Y ?? 0) - (b.Y ?? 0));
  return (
    <ol className="wd-outline">
      {order.map((activity) => {
        const id = activity.ActivityId;
        const count = findings.filter((finding) => finding.activityId === id).length;
        return (
          <li key={id}>
            <button type="button" className="plain" aria-pressed={selected === id} onClick={() => onSelect(id)}>
              <span dir="auto">{titleOf(activity, catalogue)}</span>
              {activity.IsStart && <span className="wd-flag">{say('Start')}</span>}
              {trace?.waiting.includes(id) && <span className="chip warn">{say('Waits here')}</span>}
              {count > 0 && <span className="wd-bad" aria-label={say('{0} findings', count)}>{count}</span>}
            </button>
            <ul>
              {outcomesOf(activity, type, catalogue).map((outcome) => {
                const to = find(type, follow(type, id, outcome)?.DestinationActivityId ?? null);
                return (
                  <li key={outcome}>
                    <span dir="auto">{sayOutcome(outcome)}</span> <span aria-hidden="true" className="wd-arrow">→</span>{' '}
                    {to ? (
                      <button type="button" className="plain" onClick={() => onSelect(to.ActivityId)}>
                        <span className="off-screen">{say('leads to')} </span>
                        <span dir="auto">{titleOf(to, catalogue)}</span>
                      </button>
                    ) : <em>{say('nothing')}</em>}
                  </li>
                );
              })}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
