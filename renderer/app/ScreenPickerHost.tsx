import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { ScreenRequest } from '../../domain/desktop/screens.ts';
import type { Shell } from '../platform/index.ts';
import { useClient } from '../react/client.tsx';
import { useMeeting } from '../react/stores.ts';
import { StageThemeProvider } from '../ui/theme/ThemeProvider.tsx';

const ScreenPicker = lazy(async () => {
  const { ScreenPicker: loaded } = await import('../features/screenPicker/index.ts');
  return { default: loaded };
});

/** Shows the picker when the desktop program asks what to share; nothing otherwise, and nothing in a browser. */
export function ScreenPickerHost() {
  const { shell } = useClient();
  return shell ? <Picker shell={shell} /> : null;
}

function Picker(props: { readonly shell: Shell }) {
  const { shell } = props;
  const { request, isOpen } = useRequest(shell);
  const [answered, setAnswered] = useState<string>();
  const isIn = useMeeting((meeting) => meeting.phase.at === 'in');
  if (!request) return null;
  const Surroundings = isIn ? StageThemeProvider : Plain;
  return (
    <Surroundings>
      <Suspense>
        <ScreenPicker
          key={request.request}
          shell={shell}
          request={request}
          isOpen={isOpen && request.request !== answered}
          onDone={() => setAnswered(request.request)}
        />
      </Suspense>
    </Surroundings>
  );
}

/** The newest request, and whether it is still open. When it is over, the keyboard is where it was before. */
function useRequest(shell: Shell): { request: ScreenRequest | undefined; isOpen: boolean } {
  const [request, setRequest] = useState<ScreenRequest>();
  const [closed, setClosed] = useState<string>();
  useEffect(() => {
    let before: Element | null = null;
    const undo = [
      shell.on('screen:choose', (asked) => {
        before = document.activeElement;
        setRequest(asked);
      }),
      shell.on('screen:closed', (over) => {
        setClosed(over.request);
        // After the dialog has let go of the keyboard.
        window.setTimeout(() => before instanceof HTMLElement && before.focus());
      }),
    ];
    return () => undo.forEach((end) => end());
  }, [shell]);
  return { request, isOpen: request !== undefined && request.request !== closed };
}

function Plain(props: { readonly children: ReactNode }) {
  return props.children;
}
