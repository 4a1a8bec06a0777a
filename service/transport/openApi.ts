import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { ROOM_CODE_ALPHABET } from '../../domain/ids.ts';
import { roomCodeSchema } from '../protocol/index.ts';
import { SERVICE_VERSION } from '../version.ts';

const LETTER = `[${ROOM_CODE_ALPHABET}]`;
const ROOM_CODE_PATTERN = `^${LETTER}{3}-${LETTER}{4}-${LETTER}{3}$`;

/** Describes the routes registered after it as OpenAPI 3.1, from the schemas that also check them. */
export async function setupOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Umeet meeting service',
        version: SERVICE_VERSION,
        description:
          'Rooms, fault reports, and what a client should know first. Meetings themselves go over Socket.IO.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      tags: [
        { name: 'rooms', description: 'Making and looking up rooms' },
        { name: 'reports', description: 'Fault reports; callers show who they are by Bearer keys' },
        { name: 'evidence', description: 'What proves a fault, sent in pieces and signed' },
        { name: 'desk', description: 'The service desk' },
        { name: 'incidents', description: 'What disturbs everybody, and maintenance' },
        { name: 'service', description: 'The service itself' },
      ],
    },
    transform: createJsonSchemaTransform({
      zodToJsonConfig: { unrepresentable: 'any', override: describeCustom },
    }),
  });
}

/** Schemas that are code to zod, in the words of JSON Schema. */
function describeCustom(context: {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  if (context.zodSchema !== roomCodeSchema) return;
  context.jsonSchema.type = 'string';
  context.jsonSchema.pattern = ROOM_CODE_PATTERN;
  context.jsonSchema.examples = ['abc-defg-hjk'];
}
