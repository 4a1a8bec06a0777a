import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { isRoomCode } from '../domain/ids.ts';
import {
  connectClient,
  createTestRoom,
  joinRoom,
  startTestService,
  temporaryFolder,
} from '../test/fakes/meetingService.ts';
import { faultBodySchema, LIMITS, PROTOCOL_VERSION, SOCKET_PATH } from './protocol/index.ts';

const json = { 'content-type': 'application/json' };

/** A web client of two files, with a secret beside the folder and a hidden file in it. */
function webRoot(): string {
  const folder = temporaryFolder();
  const root = join(folder, 'web');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(root, '.hidden'), 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Umeet</title>');
  writeFileSync(join(root, 'assets', 'index-Ab12Cd34.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'index-Ab12Cd34.js.gz'), 'compressed');
  return root;
}

/** A request with its path as it is: fetch would tidy it up. */
function rawGet(origin: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

async function faultOf(response: Response) {
  const { fault } = faultBodySchema.parse(await response.json());
  return { status: response.status, code: fault.code };
}

describe('rooms', () => {
  test('are made with a new code and can be looked up with their size', async () => {
    const { origin } = await startTestService({ roomCapacity: 4 });
    const made = await fetch(`${origin}/api/rooms`, { method: 'POST', headers: json, body: '{}' });
    expect(made.status).toBe(201);
    const room = (await made.json()) as { code: string };
    expect(isRoomCode(room.code)).toBe(true);
    const ownerKey = expect.stringMatching(/^[\w-]{43}$/) as string;
    expect(room).toEqual({ code: room.code, capacity: 4, memberCount: 0, ownerKey });
    await joinRoom(origin, room.code as Parameters<typeof joinRoom>[1]);
    const found = await fetch(`${origin}/api/rooms/${room.code}`);
    expect(await found.json()).toEqual({ code: room.code, capacity: 4, memberCount: 1 });
    expect(await (await fetch(`${origin}/health`)).json()).toMatchObject({
      status: 'ok',
      rooms: 1,
      members: 1,
    });
  });

  test('every refusal has its status and a fault body', async () => {
    const { origin } = await startTestService();
    const post = (body: string, headers: Record<string, string> = json) =>
      fetch(`${origin}/api/rooms`, { method: 'POST', headers, body }).then(faultOf);
    const get = (path: string) => fetch(`${origin}${path}`).then(faultOf);
    expect(await get('/api/rooms/zzz-zzzz-zzz')).toEqual({ status: 404, code: 'room-not-found' });
    expect(await get('/api/rooms/not-a-code')).toEqual({ status: 400, code: 'bad-request' });
    expect(await get('/api/rooms/%ff')).toEqual({ status: 400, code: 'bad-request' });
    expect(await get('/nowhere')).toEqual({ status: 404, code: 'not-found' });
    expect(await post('{"capacity":99}')).toEqual({ status: 400, code: 'bad-request' });
    expect(await post('{"__proto__":{"capacity":99}}')).toEqual({
      status: 400,
      code: 'bad-request',
    });
    expect(await post('{broken')).toEqual({ status: 400, code: 'bad-request' });
    expect(await post('[]')).toEqual({ status: 400, code: 'bad-request' });
    expect(await post('x', { 'content-type': 'text/xml' })).toEqual({
      status: 415,
      code: 'bad-request',
    });
    const huge = JSON.stringify({ filler: 'x'.repeat(LIMITS.httpBodyBytes) });
    expect(await post(huge)).toEqual({ status: 413, code: 'too-large' });
  });

  test('can only be made so often by one address', async () => {
    const { origin } = await startTestService();
    for (let made = 0; made < LIMITS.roomsPerMinute; made += 1) await createTestRoom(origin);
    const refused = await fetch(`${origin}/api/rooms`, {
      method: 'POST',
      headers: json,
      body: '{}',
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await faultOf(refused)).toEqual({ status: 429, code: 'rate-limited' });
  });
});

test('the service says who it is', async () => {
  const { origin } = await startTestService();
  const info = await (await fetch(`${origin}/api/service`)).json();
  expect(info).toEqual({
    name: 'umeet',
    version: expect.any(String),
    protocol: PROTOCOL_VERSION,
    signingKey: expect.stringMatching(/^[\w-]{43}$/) as string,
  });
});

test('the OpenAPI document is valid and complete', async () => {
  const { origin } = await startTestService();
  const document = (await (await fetch(`${origin}/openapi.json`)).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(operations.toSorted()).toEqual([
    'get /api/desk/incidents',
    'get /api/desk/reports',
    'get /api/incidents',
    'get /api/reports',
    'get /api/reports/{key}',
    'get /api/reports/{key}/bundle',
    'get /api/reports/{key}/views/{viewId}/bundle',
    'get /api/rooms/{code}',
    'get /api/service',
    'get /health',
    'head /api/reports/{key}/bundle',
    'head /api/reports/{key}/views/{viewId}/bundle',
    'patch /api/reports/{key}/bundle',
    'patch /api/reports/{key}/views/{viewId}/bundle',
    'post /api/checks',
    'post /api/desk/incidents/{incidentId}/events',
    'post /api/reports/{key}/events',
    'post /api/reports/{key}/invite',
    'post /api/rooms',
    'put /api/desk/incidents/{incidentId}',
    'put /api/reports/{key}',
    'put /api/reports/{key}/views/{viewId}',
  ]);
  const create = document.paths['/api/rooms']?.['post']?.responses ?? {};
  expect(Object.keys(create)).toEqual(['201', '400', '403', '413', '415', '429', '500']);
  expect(JSON.stringify(document.paths['/api/rooms/{code}'])).toContain('^[abcdefghjk');
});

describe('pages of other origins', () => {
  const stranger = { origin: 'https://evil.example' };

  test('are refused, over HTTP and on the socket', async () => {
    const { origin } = await startTestService();
    const refused = await fetch(`${origin}/api/service`, { headers: stranger });
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    expect(await faultOf(refused)).toEqual({ status: 403, code: 'forbidden' });
    await expect(connectClient(origin, { extraHeaders: stranger })).rejects.toThrow(
      'websocket error',
    );
    const polling = await fetch(`${origin}${SOCKET_PATH}/?EIO=4&transport=polling`, {
      headers: stranger,
    });
    expect(polling.status).toBe(403);
  });

  test('may use the service when it is the desktop program, an own page or allowed', async () => {
    const friend = 'https://friend.example';
    const { origin } = await startTestService({ allowedOrigins: [friend] });
    for (const allowed of [
      'app://bundle',
      friend,
      origin,
      origin.replace('127.0.0.1', 'localhost'),
    ]) {
      const preflight = await fetch(`${origin}/api/rooms`, {
        method: 'OPTIONS',
        headers: { origin: allowed, 'access-control-request-method': 'POST' },
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(preflight.headers.get('access-control-allow-headers')).toBe(
        'authorization, content-type, upload-offset',
      );
      const client = await connectClient(origin, { extraHeaders: { origin: allowed } });
      client.socket.disconnect();
    }
  });

  test('are refused when their name was made to point here', async () => {
    const { origin } = await startTestService();
    const { port } = new URL(origin);
    const rebound = `http://evil.example:${port}`;
    const response = await fetch(`${origin}/api/service`, { headers: { origin: rebound } });
    expect(response.status).toBe(403);
  });
});

describe('the web client', () => {
  test('comes with a strict policy and is asked about each time, its hashed files never', async () => {
    const { origin } = await startTestService({ webRoot: webRoot() });
    const page = await fetch(`${origin}/`);
    expect(await page.text()).toContain('Umeet');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const policy = page.headers.get('content-security-policy')?.split(';') ?? [];
    expect(policy.slice(0, 3)).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    ]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.join()).not.toMatch(/'unsafe|\*(?!,|$| )/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(self)'),
    });
    const script = await fetch(`${origin}/assets/index-Ab12Cd34.js`, {
      headers: { 'accept-encoding': 'identity' },
    });
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(await script.text()).toBe('export {};');
  });

  test('gives nothing from outside its folder, and no hidden files', async () => {
    const { origin } = await startTestService({ webRoot: webRoot() });
    const paths = [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%2e%2e%2fsecret.txt',
      '//secret.txt',
      '/.hidden',
      '/index.html%00.js',
    ];
    for (const path of paths) {
      const { status, body } = await rawGet(origin, path);
      expect([400, 403, 404]).toContain(status);
      expect(body).not.toContain('secret');
      expect(JSON.parse(body)).toMatchObject({ fault: { retry: 'never' } });
    }
  });

  test('is not served from a folder without one, and the service says so', async () => {
    const empty = temporaryFolder();
    await expect(startTestService({ webRoot: empty })).rejects.toMatchObject({
      name: 'StartFailure',
      code: 'web-client-missing',
    });
  });
});
