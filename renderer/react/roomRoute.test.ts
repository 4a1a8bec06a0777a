import { describe, expect, test } from 'vitest';
import { parseInvitation, type Invitation } from '../../domain/meeting/invitation.ts';
import { destinationOf, parseRoomRoute, roomRoute } from './roomRoute.ts';

const PIN = `sha256/${'A'.repeat(43)}`;
const far = parseInvitation(`https://meet.example:7443/#/m/abc-defg-hjk?pin=${PIN}`) as Invitation;

function readBack(route: string, kind: 'browser' | 'desktop') {
  const [path = '', search = ''] = route.split('?');
  return parseRoomRoute(path.replace('/m/', ''), search, kind);
}

describe('the route of a room', () => {
  test('on the desktop it carries the whole invitation', () => {
    expect(readBack(roomRoute(far), 'desktop')).toEqual(far);
  });

  test('in a browser a route cannot point the page at another service', () => {
    expect(readBack(roomRoute(far), 'browser')).toEqual({ ...far, origin: undefined });
  });

  test('a wrong code or pin is no room', () => {
    expect(parseRoomRoute('abc', '', 'browser')).toBeUndefined();
    expect(parseRoomRoute('abc-defg-hjk', 'pin=sha256/short', 'browser')).toBeUndefined();
    expect(parseRoomRoute('ABC DEFG HJK', '', 'browser')?.code).toBe('abc-defg-hjk');
  });

  test('a browser goes to the page of another service, the desktop program stays itself', () => {
    expect(destinationOf(far, 'browser', 'http://127.0.0.1:7070')).toEqual({
      by: 'page',
      url: `https://meet.example:7443/#/m/abc-defg-hjk?pin=${PIN}`,
    });
    expect(destinationOf(far, 'browser', 'https://meet.example:7443').by).toBe('route');
    expect(destinationOf(far, 'desktop', 'app://umeet').by).toBe('route');
  });
});
