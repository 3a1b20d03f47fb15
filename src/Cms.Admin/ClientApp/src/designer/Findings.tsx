import type { Finding, Say } from './model';

/** What the linter says, with what it can put right itself. */
export function Findings({ findings, say, onShow, onMend }: {
  findings: Finding[]; say: Say; onShow?: (id: string) => void; onMend?: (finding: Finding) => void;
}) {
  return (
    <ul className="wd-findings">
      {findings.map((finding) => (
        <li key={finding.rule + finding.activityId + finding.message} className={finding.severity}>
          <p>
            <strong>{say(finding.severity === 'error' ? 'Error' : 'Warning')}</strong> <span dir="auto">{finding.message}</span>
          </p>
          <p className="hint" dir="auto">{finding.mend}</p>
          <p className="buttons">
            {finding.canMend && onMend && (
              <button type="button" className="small" onClick={() => onMend(finding)}>{say('Put it right')}</button>
            )}
            {finding.activityId !== null && onShow && (
              <button type="button" className="small plain" onClick={() => onShow(finding.activityId!)}>{say('Show')}</button>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
