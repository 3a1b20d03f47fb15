import { Check, JsonField, Labelled, PropertyField } from './fields';
import { Findings } from './Findings';
import { change, connect, follow, outcomesOf, setTitle, statesOf, titleOf, type Catalogue } from './graph';
import type { ActivityJson, DesignerData, Finding, Properties, Say, TypeJson } from './model';

interface DetailsProps {
  activity: ActivityJson;
  type: TypeJson;
  data: DesignerData;
  catalogue: Catalogue;
  findings: Finding[];
  say: Say;
  sayOutcome: (outcome: string) => string;
  edit(next: TypeJson, tag?: string): void;
  onMend(finding: Finding): void;
  onRemove(id: string): void;
}

/** Everything about one activity, connections included: what the canvas does with a mouse is done here with the keyboard. */
export function Details(props: DetailsProps) {
  const { activity, type, data, catalogue, findings, say, sayOutcome, edit } = props;
  const id = activity.ActivityId;
  const entry = catalogue.get(activity.Name);
  const metadata = activity.Properties?.['ActivityMetadata'] as { Title?: string | null } | undefined;
  const others = [...type.Activities].sort((a, b) => titleOf(a, catalogue).localeCompare(titleOf(b, catalogue)));
  return (
    <div className="wd-details">
      <p className="wd-what">
        <strong>{entry?.title ?? activity.Name}</strong>{' '}
        <small>{entry ? say(entry.isEvent ? 'Event: the workflow waits here until it happens' : 'Task: it runs at once') : say('Unknown here; it is kept as it is')}</small>
      </p>
      <Findings findings={findings.filter((finding) => finding.activityId === id)} say={say} onMend={props.onMend} />
      <Labelled title={say('Title')}>{(field) => (
        <input {...field} dir="auto" data-focus="details" autoComplete="off" placeholder={entry?.title ?? activity.Name} value={metadata?.Title ?? ''} onChange={(e) => edit(setTitle(type, id, e.target.value), `${id}.title`)} />
      )}</Labelled>
      <Check title={say('The workflow starts here')} checked={activity.IsStart ?? false} onChange={(next) => edit(change(type, id, (a) => ({ ...a, IsStart: next })))} />
      {entry?.properties.map((property) => (
        <PropertyField key={`${id}.${property.name}`} property={property} activity={activity} type={type} data={data} catalogue={catalogue} say={say} edit={edit} />
      ))}
      <datalist id="wd-states">
        {[...new Set(['translation', 'editing', 'review', 'ready', ...statesOf(type)])].map((state) => <option key={state} value={state} />)}
      </datalist>
      <fieldset className="field wd-connections">
        <legend>{say('What follows')}</legend>
        {outcomesOf(activity, type, catalogue).map((outcome) => (
          <Labelled key={outcome} title={say('After “{0}”', sayOutcome(outcome))}>{(field) => (
            <select {...field} value={follow(type, id, outcome)?.DestinationActivityId ?? ''} onChange={(e) => edit(connect(type, id, outcome, e.target.value === '' ? null : e.target.value))}>
              <option value="">— {say('nothing')} —</option>
              {others.map((other) => <option key={other.ActivityId} value={other.ActivityId}>{nameIn(others, other, catalogue)}</option>)}
            </select>
          )}</Labelled>
        ))}
        {outcomesOf(activity, type, catalogue).length === 0 && <p className="hint">{say('It has no way to end yet.')}</p>}
      </fieldset>
      <Rest {...props} />
      <p><button type="button" className="danger small" onClick={() => props.onRemove(id)}>{say('Remove this activity')}</button></p>
    </div>
  );
}

/** Two activities of one title are told apart by where they stand among them. */
function nameIn(all: ActivityJson[], activity: ActivityJson, catalogue: Catalogue): string {
  const title = titleOf(activity, catalogue);
  const same = all.filter((other) => titleOf(other, catalogue) === title);
  return same.length > 1 ? `${title} (${same.indexOf(activity) + 1})` : title;
}

/** Keys that have no field here. They are kept, and can be changed as what they are. */
function Rest({ activity, type, catalogue, say, edit }: DetailsProps) {
  const known = new Set(['ActivityMetadata', 'Syntax']);
  for (const property of catalogue.get(activity.Name)?.properties ?? []) {
    known.add(property.name);
    if (property.twin) known.add(property.twin);
  }
  const rest = Object.fromEntries(Object.entries(activity.Properties ?? {}).filter(([key]) => !known.has(key)));
  if (Object.keys(rest).length === 0) return null;
  return (
    <details className="wd-rest">
      <summary>{say('Other properties')}</summary>
      <JsonField title="JSON" value={rest} say={say} onChange={(next) => edit(change(type, activity.ActivityId, (a) => ({
        ...a,
        Properties: { ...Object.fromEntries(Object.entries(a.Properties ?? {}).filter(([key]) => known.has(key))), ...(next as Properties) },
      })))} />
    </details>
  );
}

/** The workflow type itself. */
export function TypeDetails({ type, say, edit }: { type: TypeJson; say: Say; edit(next: TypeJson, tag?: string): void }) {
  return (
    <div className="wd-details">
      <Labelled title={say('Name')}>{(field) => (
        <input {...field} dir="auto" required autoComplete="off" data-focus="details" value={type.Name} onChange={(e) => edit({ ...type, Name: e.target.value }, 'name')} />
      )}</Labelled>
      <Check title={say('Enabled')} hint={say('A workflow that is off starts no more; what runs already goes on.')} checked={type.IsEnabled ?? false} onChange={(next) => edit({ ...type, IsEnabled: next })} />
      <Check title={say('One at a time')} hint={say('It does not start again while a run of it waits.')} checked={type.IsSingleton ?? false} onChange={(next) => edit({ ...type, IsSingleton: next })} />
      <Check title={say('Forget finished runs')} checked={type.DeleteFinishedWorkflows ?? false} onChange={(next) => edit({ ...type, DeleteFinishedWorkflows: next })} />
    </div>
  );
}

