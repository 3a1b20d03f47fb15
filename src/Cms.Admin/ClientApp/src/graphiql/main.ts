import 'graphiql/style.css';
import './graphiql.css';

// The page asks for this file by an address with a version. GraphiQL's own chunks share code that must be there once, so none of
// it may stand here: they would ask for it by another address and get a second copy.
void import('./Explorer');
