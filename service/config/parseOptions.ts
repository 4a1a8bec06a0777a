import { StartFailure } from '../startFailure.ts';
import { serviceOptionsSchema, type ServiceOptions, type ServiceSettings } from './options.ts';

/** Options with all defaults; throws {@link StartFailure} that names what is wrong, one thing per line. */
export function parseOptions(options: ServiceOptions): ServiceSettings {
  const parsed = serviceOptionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new StartFailure('options-invalid', lines.join('\n'));
}
