// Entry of the utility process of the desktop program. Importing it runs it.
import { setupEmbeddedService, type ParentPort } from './embeddedService.ts';

const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
if (!parentPort) throw new Error('this file is started by the desktop program');
setupEmbeddedService({ port: parentPort, exit: (code) => process.exit(code) });
