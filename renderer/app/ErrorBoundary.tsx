import { Component, type ReactNode } from 'react';
import type { Language } from '../../domain/settings/settings.ts';
import { appTexts } from './texts.ts';

/**
 * Stands in when a screen cannot be shown, for instance because its part of the program did not load. Made
 * of plain HTML, so that it works when the theme or the translator is what broke.
 */
export class ErrorBoundary extends Component<
  {
    readonly children: ReactNode;
    readonly language: () => Language;
    readonly report: (error: unknown) => void;
  },
  { readonly broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.report(error);
  }

  override render(): ReactNode {
    return this.state.broken ? (
      <CrashScreen language={this.props.language()} />
    ) : (
      this.props.children
    );
  }
}

/** Says that something broke, and offers the way back. */
export function CrashScreen(props: { readonly language: Language }) {
  const texts = appTexts[props.language];
  return (
    <div className="plain" role="alert">
      <h1>{texts['crash.title']}</h1>
      <p>{texts['crash.body']}</p>
      <button type="button" onClick={() => window.location.reload()}>
        {texts['crash.reload']}
      </button>
    </div>
  );
}
