import { Changes } from './Row';
import { Thread } from './Comments';
import { time } from './times';
import type { Extras } from './extras';
import type { Work } from './work';

/** Where nothing is written yet the row says so itself. */
const saidByTheRow = 'untranslated';

/** What is said of a segment: findings, suggestions, comments. */
export function Remarks({ extras, work, isActive }: { extras: Extras; work: Work; isActive: boolean }) {
  const { say } = work;
  // What is resolved is shown where somebody works.
  const threads = extras.comments.filter((c) => c.replyTo === null && (c.resolvedBy === null || isActive));
  return (
    <div className="ws-remarks">
      {extras.findings.filter((f) => f.dismissed === null && f.check !== saidByTheRow).map((finding) => (
        <p key={finding.fingerprint} className={`ws-finding is-${finding.severity}`}>{finding.message}</p>
      ))}
      {extras.suggestions.map((suggestion) => (
        <div key={suggestion.id} className="ws-suggestion">
          <Changes before={suggestion.before} after={suggestion.text} work={work} title={say('Suggested by {0}, {1}', suggestion.by, time(suggestion.atUtc))} />
          <div className="buttons">
            {work.mayWrite && <button type="button" className="small" title="Alt+A" onClick={() => void work.decide(suggestion, true)}>{say('Accept')}</button>}
            {(work.mayWrite || suggestion.isMine) && <button type="button" className="small" title="Alt+R" onClick={() => void work.decide(suggestion, false)}>{say(suggestion.isMine ? 'Take back' : 'Reject')}</button>}
          </div>
        </div>
      ))}
      {threads.map((thread) => <Thread key={thread.id} thread={thread} answers={extras.comments.filter((c) => c.replyTo === thread.id)} work={work} />)}
    </div>
  );
}
