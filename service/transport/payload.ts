import type { z } from 'zod';
import { fail, ok, type Reply } from '../../domain/reply.ts';
import { describeIssues } from './faults.ts';

/** Deepest nesting of a message; the deepest of ours has six levels. */
const DEEPEST = 24;

/** What a client sent, as its schema reads it. */
export function parsePayload<T>(schema: z.ZodType<T>, payload: unknown): Reply<T> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return ok(parsed.data);
  return fail('bad-request', describeIssues(parsed.error.issues));
}

/**
 * Whether a value is nested no deeper than any message of ours. Asked before a schema or JSON.stringify
 * sees it: both recurse, and a hundred thousand nested lists would run them out of stack.
 */
export function isShallow(payload: unknown): boolean {
  let level: unknown[] = [payload];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}
