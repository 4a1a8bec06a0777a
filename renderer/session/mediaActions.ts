import type { DeviceKind } from '../../domain/settings/settings.ts';
import type { SessionParts } from './meeting.ts';
import type { MediaActions } from './session.ts';

/** What the media actions need. */
export type MediaActionsDeps = Pick<
  SessionParts,
  'stores' | 'settings' | 'sources' | 'screen' | 'playSound'
>;

/** What a person does with their camera, microphone and speaker. */
export function createMediaActions(deps: MediaActionsDeps): MediaActions {
  const { stores, settings, sources, screen } = deps;

  function remember(kind: DeviceKind, deviceId: string) {
    const option = stores.media.getState().devices[kind].find((one) => one.deviceId === deviceId);
    // What is not in the list is the system's own choice.
    const choice = option && { deviceId: option.deviceId, label: option.label };
    settings.setState(({ devices }) => ({ devices: { ...devices, [kind]: choice } }));
    return choice;
  }

  return {
    startPreview: async () => {
      await Promise.all([sources.refreshDevices(), sources.hold('preview')]);
    },
    stopPreview: () => sources.release('preview'),
    setMicrophone: (on) => sources.microphone.setWanted(on),
    setCamera: (on) => sources.camera.setWanted(on),
    startScreen: screen.start,
    stopScreen: screen.stop,
    choose: async (kind, deviceId) => {
      const choice = remember(kind, deviceId);
      if (kind === 'speaker') stores.media.setState({ speakerId: choice?.deviceId });
      else await sources[kind].switchDevice();
    },
    retry: (kind) => sources[kind].retry(),
    lookForDevices: () => sources.refreshDevices(),
    playTestSound: () => deps.playSound('test', stores.media.getState().speakerId),
  };
}
