import { useId, useState, type ReactNode } from 'react';
import { outcomesOf, setOutcomes, setProperty, setState, statesOf, texts, type Catalogue } from './graph';
import type { ActivityJson, DesignerData, Property, Say, TypeJson } from './model';

export interface FieldProps {
  property: Property;
  activity: ActivityJson;
  type: TypeJson;
  data: DesignerData;
  catalogue: Catalogue;
  say: Say;
  edit(next: TypeJson, tag?: string): void;
}

/** One property of an activity, with the control its kind asks for. */
export function PropertyField(props: FieldProps) {
  const { property, activity, type, data, catalogue, say, edit } = props;
  const id = activity.ActivityId;
  const value = activity.Properties?.[property.name];
  const tag = `${id}.${property.name}`;
  const set = (next: unknown) => edit(setProperty(type, id, property.name, next), tag);

  switch (property.kind) {
    case 'flag':
      return <Check title={property.title} hint={property.hint} checked={value === undefined || value === null ? property.default === true : value === true} onChange={set} />;
    case 'number':
      return (
        <Labelled {...property}>{(field) => (
          <input type="number" step="any" {...field} placeholder={property.default === null ? '' : String(property.default)}
            value={typeof value === 'number' ? value : ''} onChange={(e) => set(e.target.value === '' ? undefined : e.target.valueAsNumber)} />
        )}</Labelled>
      );
    case 'choice':
    case 'enumeration': {
      const index = typeof value === 'string' && property.kind === 'enumeration' ? property.choices.findIndex((c) => c.title === value || c.value === value) : value;
      return (
        <Labelled {...property}>{(field) => (
          <select {...field} value={String(index ?? property.default ?? '')}
            onChange={(e) => set(property.kind === 'enumeration' ? Number(e.target.value) : e.target.value)}>
            {property.choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.title}</option>)}
          </select>
        )}</Labelled>
      );
    }
    case 'outcomes':
    case 'texts':
      return <TextList {...props} />;
    case 'someOutcomes':
      return <Checks title={property.title} hint={property.hint} options={outcomesOf(activity, type, catalogue)} chosen={texts(value)} empty={say('No actions yet')} onChange={set} />;
    case 'roles':
      return <Checks title={property.title} hint={property.hint} options={data.roles} chosen={texts(value)} empty="" onChange={set} />;
    case 'states':
      return <Checks title={property.title} hint={property.hint} chosen={texts(value)} empty={say('No other task has a state yet')} onChange={set}
        options={statesOf(type).filter((state) => state !== activity.Properties?.['State'])} />;
    case 'contentTypes':
      return <Checks title={property.title} hint={property.hint} options={data.contentTypes} chosen={texts(value)} empty="" onChange={set} />;
    case 'contentType':
      return (
        <Labelled {...property}>{(field) => (
          <select {...field} value={typeof value === 'string' ? value : ''} onChange={(e) => set(e.target.value)}>
            <option value="">—</option>
            {[...new Set([...data.contentTypes, ...(typeof value === 'string' && value !== '' ? [value] : [])])].map((name) => <option key={name}>{name}</option>)}
          </select>
        )}</Labelled>
      );
    case 'state':
      return (
        <Labelled {...property}>{(field) => (
          <input {...field} dir="ltr" list="wd-states" autoComplete="off" value={typeof value === 'string' ? value : ''} onChange={(e) => edit(setState(type, id, e.target.value), tag)} />
        )}</Labelled>
      );
    case 'script':
    case 'liquid':
      return (
        <Labelled {...property} note={property.kind === 'script' ? 'JavaScript' : 'Liquid'}>{(field) => (
          <textarea {...field} dir="ltr" className="code" rows={2} spellCheck={false} value={expressionOf(value)} onChange={(e) => set(withExpression(value, e.target.value))} />
        )}</Labelled>
      );
    case 'scriptOrLiquid':
      return <ScriptOrLiquid {...props} />;
    case 'pairs':
      return <JsonField title={property.title} hint={property.hint} value={value ?? {}} say={say} onChange={set} />;
    case 'longText':
      return <Labelled {...property}>{(field) => <textarea {...field} dir="auto" rows={3} value={typeof value === 'string' ? value : ''} onChange={(e) => set(e.target.value)} />}</Labelled>;
    default:
      return (
        <Labelled {...property}>{(field) => (
          <input {...field} dir={property.kind === 'text' ? 'auto' : 'ltr'} autoComplete="off" placeholder={typeof property.default === 'string' ? property.default : ''}
            value={typeof value === 'string' ? value : ''} onChange={(e) => set(e.target.value === '' ? undefined : e.target.value)} />
        )}</Labelled>
      );
  }
}

const expressionOf = (value: unknown): string => {
  const expression = (value as { Expression?: unknown } | null | undefined)?.Expression;
  return typeof expression === 'string' ? expression : '';
};

const withExpression = (value: unknown, expression: string): unknown =>
  expression === '' && (value === undefined || value === null) ? undefined : { ...(value as object | undefined), Expression: expression };

export function Labelled({ title, hint, note, children }: {
  title: string; hint?: string | null; note?: string; children(field: { id: string; 'aria-describedby'?: string }): ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{title} {note && <small>{note}</small>}</label>
      {children(hint ? { id, 'aria-describedby': `${id}-hint` } : { id })}
      {hint && <p className="hint" id={`${id}-hint`}>{hint}</p>}
    </div>
  );
}

export function Check({ title, hint, checked, onChange }: { title: string; hint?: string | null; checked: boolean; onChange(next: boolean): void }) {
  return (
    <div className="field">
      <label className="check">
        <input type="checkbox" checked={checked} onChange={(e) => onChange(e.target.checked)} />
        <span>{title}{hint && <small>{hint}</small>}</span>
      </label>
    </div>
  );
}

/** What is chosen but not on offer stays there to be seen. */
function Checks({ title, hint, options, chosen, empty, onChange }: {
  title: string; hint: string | null; options: string[]; chosen: string[]; empty: string; onChange(next: string[]): void;
}) {
  const all = [...new Set([...options, ...chosen])];
  return (
    <fieldset className="field">
      <legend>{title}</legend>
      {hint && <p className="hint">{hint}</p>}
      {all.length === 0 && empty !== '' && <p className="hint"><em>{empty}</em></p>}
      <div className="wd-checks">
        {all.map((option) => (
          <label className="check" key={option}>
            <input type="checkbox" checked={chosen.includes(option)}
              onChange={(e) => onChange(e.target.checked ? [...chosen, option] : chosen.filter((other) => other !== option))} />
            <span dir="auto">{option}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Items with a line each; renaming an outcome keeps where it leads. */
function TextList({ property, activity, type, say, edit }: FieldProps) {
  const id = activity.ActivityId;
  const items = texts(activity.Properties?.[property.name] ?? property.default);
  const [fresh, setFresh] = useState('');
  const hint = useId();
  const put = (next: string[], renamed?: { from: string; to: string }) => edit(
    property.kind === 'outcomes' ? setOutcomes(type, id, property.name, next, renamed) : setProperty(type, id, property.name, next),
    renamed ? `${id}.${property.name}.${items.indexOf(renamed.from)}` : undefined);
  const add = () => {
    const text = fresh.trim();
    if (text !== '' && !items.includes(text)) put([...items, text]);
    setFresh('');
  };
  return (
    <fieldset className="field">
      <legend>{property.title}</legend>
      {property.hint && <p className="hint" id={hint}>{property.hint}</p>}
      <ul className="wd-list">
        {items.map((item, index) => (
          <li key={index}>
            <input dir="auto" aria-label={`${property.title} ${index + 1}`} value={item}
              onChange={(e) => { if (!items.includes(e.target.value)) put(items.map((other, i) => (i === index ? e.target.value : other)), { from: item, to: e.target.value }); }} />
            <button type="button" className="small plain" aria-label={say('Remove {0}', item)} onClick={() => put(items.filter((_, i) => i !== index))}>✕</button>
          </li>
        ))}
        <li>
          <input dir="auto" aria-label={say('New: {0}', property.title)} placeholder={say('Type one and press Enter')} value={fresh}
            onChange={(e) => setFresh(e.target.value)}
            onBlur={add}
            onKeyDown={(e) => {
              if (e.key !== 'Enter') return;
              e.preventDefault();
              add();
            }} />
        </li>
      </ul>
    </fieldset>
  );
}

function ScriptOrLiquid({ property, activity, type, say, edit }: FieldProps) {
  const id = activity.ActivityId;
  const syntax = activity.Properties?.['Syntax'];
  const isLiquid = syntax === 1 || syntax === 'Liquid';
  const name = isLiquid ? property.twin! : property.name;
  const value = activity.Properties?.[name];
  const language = useId();
  return (
    <Labelled title={property.title} hint={property.hint}>{(field) => (
      <>
        <textarea {...field} dir="ltr" className="code" rows={2} spellCheck={false} value={expressionOf(value)}
          onChange={(e) => edit(setProperty(type, id, name, withExpression(value, e.target.value)), `${id}.${name}`)} />
        <div className="wd-syntax">
          <label htmlFor={language}>{say('Written in')}</label>{' '}
          <select id={language} value={isLiquid ? 'Liquid' : 'JavaScript'} onChange={(e) => edit(setProperty(type, id, 'Syntax', e.target.value))}>
            <option>JavaScript</option>
            <option>Liquid</option>
          </select>
        </div>
      </>
    )}</Labelled>
  );
}

/** JSON that is taken over only when it can be read. */
export function JsonField({ title, hint, value, say, onChange }: { title: string; hint?: string | null; value: unknown; say: Say; onChange(next: unknown): void }) {
  const [text, setText] = useState<string | null>(null);
  const [isBad, setBad] = useState(false);
  return (
    <Labelled title={title} hint={hint ?? null}>{(field) => (
      <>
        <textarea {...field} dir="ltr" className="code" rows={4} spellCheck={false} aria-invalid={isBad} value={text ?? JSON.stringify(value, null, 2)}
          onChange={(e) => setText(e.target.value)}
          onBlur={() => {
            if (text === null) return;
            try {
              const next: unknown = JSON.parse(text);
              if (next === null || typeof next !== 'object' || Array.isArray(next)) throw new SyntaxError();
              setBad(false);
              setText(null);
              onChange(next);
            } catch {
              setBad(true);
            }
          }} />
        {isBad && <p className="finding" role="alert">{say('This is not a JSON object, so it was not taken over.')}</p>}
      </>
    )}</Labelled>
  );
}
