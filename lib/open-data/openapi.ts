import { z } from 'zod';
import { API_VERSION, needsAsked, openNeed, openNeeds, openResults, problem, resultsAsked } from './schema';

/*
 * The description of the interface for programs, OpenAPI 3.1: made from the schemas that the answers are typed by.
 */

const shapes = { Need: openNeed, Needs: openNeeds, Results: openResults, Problem: problem } as const;

type Json = Readonly<Record<string, unknown>>;

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return rest;
}

const answer = (description: string, shape: keyof typeof shapes) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${shape}` } } },
});

const REFUSALS = {
  '304': { description: 'Nothing has changed since the answer whose ETag was sent.' },
  '429': answer('Too many requests from this address; Retry-After says for how many seconds.', 'Problem'),
};

const parametersOf = (asked: typeof needsAsked | typeof resultsAsked) =>
  Object.entries<z.ZodType>(asked.shape).map(([name, schema]) => {
    const { description, ...of } = schemaOf(schema);
    return { name, in: 'query', required: false, description, schema: of, ...(of.type === 'array' && { explode: true }) };
  });

/** The document for a site that people open at `origin`, without a slash at its end. */
export function openApiOf(origin: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Khibra: public needs and results',
      version: API_VERSION,
      description: 'The needs for skills that Moroccan associations make public, and what the programme came to. Read only, without a key.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: {
      '/needs': {
        get: {
          operationId: 'listNeeds',
          summary: 'Open needs, the newest first',
          parameters: parametersOf(needsAsked),
          responses: { '200': answer('A page of needs.', 'Needs'), '400': answer('A parameter makes no sense.', 'Problem'), ...REFUSALS },
        },
      },
      '/needs/{id}': {
        get: {
          operationId: 'readNeed',
          summary: 'One open need',
          parameters: [{ name: 'id', in: 'path', required: true, schema: schemaOf(openNeed.shape.id) }],
          responses: { '200': answer('The need.', 'Need'), '404': answer('No such need is open.', 'Problem'), ...REFUSALS },
        },
      },
      '/results': {
        get: {
          operationId: 'readResults',
          summary: 'What the programme came to',
          parameters: parametersOf(resultsAsked),
          responses: { '200': answer('The figures.', 'Results'), '400': answer('A parameter makes no sense.', 'Problem'), ...REFUSALS },
        },
      },
    },
    components: { schemas: Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, schemaOf(shape)])) },
  };
}
