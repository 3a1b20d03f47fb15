import { find, titleOf, type Catalogue } from './graph';
import type { Say, Step, TypeJson } from './model';

/** The journal of a run, the oldest step first. */
export function StepList({ steps, type, catalogue, say, sayOutcome }: {
  steps: Step[]; type: TypeJson; catalogue: Catalogue; say: Say; sayOutcome: (outcome: string) => string;
}) {
  const titleIn = (step: Step) => {
    const activity = find(type, step.activityId);
    return step.title !== null ? say(step.title) : activity ? titleOf(activity, catalogue) : step.activityId;
  };
  if (steps.length === 0) return <p className="hint">{say('Nothing yet.')}</p>;
  return (
    <ol className="wd-steps">
      {steps.map((step, index) => (
        <li key={index}>
          <span dir="auto">{titleIn(step)}</span>{' '}
          {step.title === null && <span className={`chip ${step.outcome === null ? 'bad' : ''}`} dir="auto">{step.outcome === null ? say('Failed') : step.outcome.split(', ').map(sayOutcome).join(', ')}</span>}
          {(step.by !== null || step.at !== null) && (
            <small>
              {step.by !== null && <bdi>{step.by}</bdi>}
              {step.at !== null && <time dateTime={step.at}> {new Date(step.at).toLocaleString(document.documentElement.lang)}</time>}
            </small>
          )}
          {step.note !== null && <p className="wd-note" dir="auto">{step.note}</p>}
          {step.comment !== null && <blockquote className="reason"><p dir="auto">{step.comment}</p></blockquote>}
        </li>
      ))}
    </ol>
  );
}
