import type { ActivityJson, Entry, Properties, TransitionJson, TypeJson } from './model';

export type Catalogue = ReadonlyMap<string, Entry>;

/** Orchard's ids: 26 letters and digits. */
export function newId(): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  return '4' + Array.from(crypto.getRandomValues(new Uint8Array(25)), (byte) => letters[byte % 32]).join('');
}

export const find = (type: TypeJson, id: string | null): ActivityJson | undefined => type.Activities.find((a) => a.ActivityId === id);

export function titleOf(activity: ActivityJson, catalogue: Catalogue): string {
  const metadata = activity.Properties?.['ActivityMetadata'] as { Title?: string | null } | undefined;
  return metadata?.Title?.trim() || (catalogue.get(activity.Name)?.title ?? activity.Name);
}

export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** As the engine reads them: those the properties give, and for kinds unknown here those that are connected. */
export function outcomesOf(activity: ActivityJson, type: TypeJson, catalogue: Catalogue): string[] {
  const entry = catalogue.get(activity.Name);
  const connected = type.Transitions.filter((t) => t.SourceActivityId === activity.ActivityId).map((t) => t.SourceOutcomeName);
  if (!entry) return [...new Set(connected)];
  if (entry.isOpen) return [...new Set([...entry.outcomes, ...connected])];
  if (!entry.outcomesFrom) return entry.outcomes;
  const property = entry.properties.find((p) => p.name === entry.outcomesFrom)!;
  const value = activity.Properties?.[entry.outcomesFrom] ?? property.default;
  if (property.kind === 'statusCodes') {
    const codes = typeof value === 'string' ? value.split(',').map((code) => code.trim()).filter((code) => code) : [];
    return [...new Set([...codes, 'UnhandledHttpStatus'])];
  }
  const listed = [...new Set(texts(value))];
  return listed.length > 0 ? listed : texts(property.default);
}

/** Only the first transition of an outcome is followed. */
export const follow = (type: TypeJson, id: string, outcome: string): TransitionJson | undefined =>
  type.Transitions.find((t) => t.SourceActivityId === id && t.SourceOutcomeName === outcome);

export function change(type: TypeJson, id: string, edit: (activity: ActivityJson) => ActivityJson): TypeJson {
  return { ...type, Activities: type.Activities.map((a) => (a.ActivityId === id ? edit(a) : a)) };
}

/** Sets a property, or takes the key away when the value is undefined. */
export function setProperty(type: TypeJson, id: string, name: string, value: unknown): TypeJson {
  return change(type, id, (activity) => {
    const properties: Properties = { ...activity.Properties };
    if (value === undefined) delete properties[name];
    else properties[name] = value;
    return { ...activity, Properties: properties };
  });
}

export function setTitle(type: TypeJson, id: string, title: string): TypeJson {
  return change(type, id, (activity) => ({
    ...activity,
    Properties: {
      ...activity.Properties,
      ActivityMetadata: { ...(activity.Properties?.['ActivityMetadata'] as object | undefined), Title: title === '' ? null : title },
    },
  }));
}

export function connect(type: TypeJson, from: string, outcome: string, to: string | null): TypeJson {
  const old = follow(type, from, outcome);
  const rest = type.Transitions.filter((t) => !(t.SourceActivityId === from && t.SourceOutcomeName === outcome));
  if (to === null) return { ...type, Transitions: rest };
  if (!old) return { ...type, Transitions: [...rest, { Id: 0, SourceActivityId: from, SourceOutcomeName: outcome, DestinationActivityId: to }] };
  return {
    ...type,
    Transitions: type.Transitions.filter((t) => t === old || rest.includes(t)).map((t) => (t === old ? { ...t, DestinationActivityId: to } : t)),
  };
}

export function remove(type: TypeJson, id: string): TypeJson {
  return {
    ...type,
    Activities: type.Activities.filter((a) => a.ActivityId !== id),
    Transitions: type.Transitions.filter((t) => t.SourceActivityId !== id && t.DestinationActivityId !== id),
  };
}

const step = { x: 300, y: 150 };

/** A new activity, to the right of the one given or of everything; the first event of a graph is its start. */
export function add(type: TypeJson, entry: Entry, beside: ActivityJson | undefined, at?: { x: number; y: number }): { type: TypeJson; id: string } {
  const id = newId();
  const last = beside ?? type.Activities.reduce<ActivityJson | undefined>((far, a) => (!far || (a.X ?? 0) >= (far.X ?? 0) ? a : far), undefined);
  const place = at ?? (last ? { x: (last.X ?? 0) + step.x, y: last.Y ?? 0 } : { x: 0, y: 0 });
  while (type.Activities.some((a) => Math.abs((a.X ?? 0) - place.x) < 200 && Math.abs((a.Y ?? 0) - place.y) < 100)) place.y += step.y;
  const properties: Properties = { ActivityMetadata: { Title: null } };
  if (entry.name === 'UserTaskEvent') Object.assign(properties, { Actions: [], Roles: [] });
  if (entry.name === 'PublishContentTask') properties['Content'] = { Expression: "input('ContentItem')" };
  const activity: ActivityJson = {
    ActivityId: id,
    Name: entry.name,
    X: Math.round(place.x),
    Y: Math.round(place.y),
    IsStart: entry.isEvent && entry.name !== 'UserTaskEvent' && !type.Activities.some((a) => a.IsStart),
    Properties: properties,
  };
  return { type: { ...type, Activities: [...type.Activities, activity] }, id };
}

/** Lists of outcomes may be renamed, put in or taken out: what leads on from them and what names them goes along. */
export function setOutcomes(type: TypeJson, id: string, name: string, next: string[], renamed?: { from: string; to: string }): TypeJson {
  const changed = setProperty(type, id, name, next);
  const reword = (outcome: string) => (renamed && outcome === renamed.from ? renamed.to : outcome);
  const comments = find(changed, id)?.Properties?.['CommentRequired'];
  const withComments = comments === undefined ? changed
    : setProperty(changed, id, 'CommentRequired', texts(comments).map(reword).filter((outcome) => next.includes(outcome)));
  return {
    ...withComments,
    Transitions: withComments.Transitions
      .map((t) => (t.SourceActivityId === id ? { ...t, SourceOutcomeName: reword(t.SourceOutcomeName) } : t))
      .filter((t) => t.SourceActivityId !== id || next.includes(t.SourceOutcomeName) || !texts(find(type, id)?.Properties?.[name]).includes(t.SourceOutcomeName)),
  };
}

/** A state that is renamed is renamed where it is forbidden, too. */
export function setState(type: TypeJson, id: string, state: string): TypeJson {
  const old = find(type, id)?.Properties?.['State'];
  const changed = setProperty(type, id, 'State', state === '' ? undefined : state);
  const others = changed.Activities.some((a) => a.Properties?.['State'] === old);
  if (typeof old !== 'string' || old === '' || state === '' || others) return changed;
  return {
    ...changed,
    Activities: changed.Activities.map((a) =>
      texts(a.Properties?.['NotBy']).includes(old)
        ? { ...a, Properties: { ...a.Properties, NotBy: texts(a.Properties?.['NotBy']).map((s) => (s === old ? state : s)) } }
        : a),
  };
}

export const statesOf = (type: TypeJson): string[] => [
  ...new Set(type.Activities.map((a) => a.Properties?.['State']).filter((s): s is string => typeof s === 'string' && s !== '')),
];
