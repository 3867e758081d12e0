import { register } from 'node:module';

/*
 * Lets a program read the server's own modules as it stands: `server-only` throws outside of the bundler. React's
 * server condition, under which it does not, would take away what the translations import of React.
 */
const hooks = `
  export const resolve = (specifier, context, next) =>
    specifier === 'server-only' ? { url: 'data:text/javascript,', shortCircuit: true } : next(specifier, context);
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
