// Reads { sdl, data, cases: [{ query, variables, operationName, form }] } from standard input and writes one line of JSON for
// each case: what the reference implementation says of the document, and its answer. Where the reference departs from
// the September 2025 edition, it is corrected here, each time with the reason. A form other than a document to execute:
// "introspection", "sdl" (the query is a text of the type-system language; what it introspects to is the answer) and "raw"
// (no correction: what the reference itself says).
import { readFileSync } from 'node:fs';
import {
  buildSchema, execute, executeSync, getIntrospectionQuery, GraphQLError, isAbstractType, isInputObjectType, isNonNullType,
  isSpecifiedDirective, isTypeSubTypeOf, Kind, parse, SingleFieldSubscriptionsRule, specifiedRules, typeFromAST, validate,
  validateSchema, VariablesInAllowedPositionRule,
} from 'graphql';

const input = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(input.sdl);

// 5.8.5: a oneOf field is a non-null position, in which a variable with a non-null default is allowed. The reference
// refuses the latter, and overlooks the former where the oneOf input itself stands in a non-null position.
function AllVariableUsagesAreAllowed(context) {
  let definitions = new Map();
  return {
    VariableDefinition(node) {
      if (!definitions.has(node.variable.name.value)) definitions.set(node.variable.name.value, node);
    },
    OperationDefinition: {
      enter() {
        definitions = new Map();
      },
      leave(operation) {
        for (const { node, type, defaultValue, parentType } of context.getRecursiveVariableUsages(operation)) {
          const definition = definitions.get(node.name.value);
          const variableType = definition && typeFromAST(schema, definition.type);
          if (!variableType || !type) continue;
          const parent = isNonNullType(parentType) ? parentType.ofType : parentType;
          const isNonNullPlace = isNonNullType(type) || (isInputObjectType(parent) && parent.isOneOf);
          let isAllowed = isTypeSubTypeOf(schema, variableType, type);
          if (isNonNullPlace && !isNonNullType(variableType)) {
            const hasDefault = definition.defaultValue != null && definition.defaultValue.kind !== Kind.NULL;
            isAllowed = (hasDefault || defaultValue !== undefined)
              && isTypeSubTypeOf(schema, variableType, isNonNullType(type) ? type.ofType : type);
          }
          if (!isAllowed) context.reportError(new GraphQLError(`$${node.name.value} is not allowed here`, { nodes: [node] }));
        }
      },
    },
  };
}

// 5.2.1.1, a rule the reference does not have.
function OperationTypeExistence(context) {
  return {
    OperationDefinition(node) {
      if (!schema.getRootType(node.operation)) context.reportError(new GraphQLError('no root', { nodes: [node] }));
    },
  };
}

// 5.2.4.1: no @skip and @include on the root of a subscription; the reference evaluates them, and throws where it cannot.
function SingleRootField(context) {
  return {
    OperationDefinition(node) {
      const root = schema.getSubscriptionType();
      if (node.operation !== 'subscription' || !root) return;
      const names = new Map();
      const visited = new Set();
      let isConditional = false;
      const applies = (name) => {
        const type = schema.getType(name);
        return type === root || (isAbstractType(type) && schema.isSubType(type, root));
      };
      const collect = (set) => {
        for (const selection of set.selections) {
          isConditional ||= selection.directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
          if (selection.kind === Kind.FIELD) {
            names.set((selection.alias ?? selection.name).value, selection.name.value);
          } else if (selection.kind === Kind.INLINE_FRAGMENT) {
            if (!selection.typeCondition || applies(selection.typeCondition.name.value)) collect(selection.selectionSet);
          } else if (!visited.has(selection.name.value)) {
            visited.add(selection.name.value);
            const fragment = context.getFragment(selection.name.value);
            if (fragment && applies(fragment.typeCondition.name.value)) collect(fragment.selectionSet);
          }
        }
      };
      collect(node.selectionSet);
      if (isConditional || names.size > 1 || [...names.values()].some((name) => name.startsWith('__')))
        context.reportError(new GraphQLError('a subscription has one unconditional root field', { nodes: [node] }));
    },
  };
}

const replaced = new Map([
  [VariablesInAllowedPositionRule, AllVariableUsagesAreAllowed],
  [SingleFieldSubscriptionsRule, SingleRootField],
]);
const rules = specifiedRules.map((rule) => replaced.get(rule) ?? rule).concat(OperationTypeExistence);

const stable = (value) =>
  value === null || typeof value !== 'object'
    ? JSON.stringify(value)
    : Array.isArray(value)
      ? `[${value.map(stable).join(',')}]`
      : `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${stable(value[key])}`).join(',')}}`;

const fieldResolver = (source, args, _, info) =>
  info.fieldName.startsWith('echo') ? stable(args) : source?.[info.fieldName];

const introspectionQuery = getIntrospectionQuery({
  specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
});

function answerSchema(sdl) {
  let document;
  try {
    document = parse(sdl);
  } catch (error) {
    return { verdict: 'syntax', messages: [error.message] };
  }
  // 3: a document of the type system has no operations and fragments; the reference passes over them.
  if (document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION))
    return { verdict: 'invalid', messages: ['executable definition'] };
  // 3.13: names of directives are unique, those of the built-in ones too; the reference lets them be replaced.
  if (document.definitions.some(({ kind, name }) => kind === Kind.DIRECTIVE_DEFINITION && isSpecifiedDirective({ name: name.value })))
    return { verdict: 'invalid', messages: ['built-in directive'] };
  try {
    const built = buildSchema(sdl);
    const errors = validateSchema(built);
    if (errors.length > 0) return { verdict: 'invalid', messages: errors.map((error) => error.message) };
    const { data } = executeSync({ schema: built, document: parse(introspectionQuery) });
    return { verdict: 'valid', hasData: true, data: JSON.stringify(data) };
  } catch (error) {
    return { verdict: 'invalid', messages: [error.message] };
  }
}

function answer({ query, variables, operationName, form }) {
  if (form === 'sdl') return answerSchema(query);
  if (form === 'introspection') return { ...answer({ query: introspectionQuery }), messages: [introspectionQuery] };
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { verdict: 'syntax', messages: [error.message] };
  }
  const errors = validate(schema, document, form === 'raw' ? specifiedRules : rules);
  if (errors.length > 0) return { verdict: 'invalid', messages: errors.map((error) => error.message) };
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION
    && (!operationName || definition.name?.value === operationName));
  if (operation?.operation === 'subscription') return { verdict: 'valid' };
  const result = execute({ schema, document, rootValue: input.data, variableValues: variables ?? {}, operationName, fieldResolver });
  return {
    verdict: 'valid',
    hasData: 'data' in result,
    data: result.data === undefined ? undefined : JSON.stringify(result.data),
    paths: (result.errors ?? []).map((error) => JSON.stringify(error.path ?? null)),
    messages: (result.errors ?? []).map((error) => error.message),
  };
}

for (const one of input.cases) console.log(JSON.stringify(answer(one)));
