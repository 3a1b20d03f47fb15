import { GraphiQL } from 'graphiql';
import { Kind, parse } from 'graphql';
import type { FetcherParams } from '@graphiql/toolkit';
import { createRoot } from 'react-dom/client';
import home from './examples/home.graphql?raw';
import article from './examples/article.graphql?raw';
import byKeyword from './examples/by-keyword.graphql?raw';

/** GraphiQL knows late that a tab has another operation than the one before; where there is only one, no name is needed. */
function operationOf({ query, operationName }: FetcherParams): string | undefined {
  try {
    const operations = parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    return operations.length > 1 ? (operationName ?? undefined) : undefined;
  } catch {
    return undefined; // the server says what is wrong with it
  }
}

/** As whoever is signed in; what goes wrong on the way is shown as an answer. */
async function ask(params: FetcherParams): Promise<object> {
  try {
    const response = await fetch('/api/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' },
      body: JSON.stringify({ ...params, operationName: operationOf(params) }),
    });
    if (/json/.test(response.headers.get('content-type') ?? '')) return (await response.json()) as object;
    return { errors: [{ message: `The server answered ${response.status}.` }] };
  } catch {
    return { errors: [{ message: 'The server cannot be reached.' }] };
  }
}

const place = document.getElementById('graphiql');
if (place) {
  const values = JSON.parse(place.dataset.values ?? '{}') as { section?: string; path?: string; keyword?: string };
  place.replaceChildren();
  createRoot(place).render(
    <GraphiQL
      fetcher={ask}
      defaultTabs={[
        { query: home, variables: JSON.stringify({ section: values.section }, null, 2) },
        { query: article, variables: JSON.stringify({ path: values.path }, null, 2) },
        { query: byKeyword, variables: JSON.stringify({ keyword: values.keyword }, null, 2) },
      ]}
      defaultEditorToolsVisibility="variables"
      isHeadersEditorEnabled={false}
      shouldPersistHeaders={false}
    />,
  );
}
