import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { NotificationAction, NotificationConstructorOptions } from 'electron';
import { record } from '../osLog.ts';
import { needReady } from '../session.ts';
import { strict } from '../strict.ts';

/** The notifications that were shown, oldest first, also those that were closed. */
export const notifications: Notification[] = [];

/**
 * A notification of the system. It is shown at once and stays until `close`; clicks, answers, failures and closing by
 * the person come by `emit`, from a test.
 */
export class Notification extends EventEmitter {
  readonly id: string;
  readonly groupId: string;
  readonly groupTitle: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  hasReply: boolean;
  timeoutType: 'default' | 'never';
  replyPlaceholder: string;
  sound: string;
  urgency: 'normal' | 'critical' | 'low';
  actions: NotificationAction[];
  closeButtonText: string;
  toastXml: string;
  #isShown = false;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.id = options.id ?? randomUUID();
    this.groupId = options.groupId ?? '';
    this.groupTitle = options.groupTitle ?? '';
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.hasReply = options.hasReply ?? false;
    this.timeoutType = options.timeoutType ?? 'default';
    this.replyPlaceholder = options.replyPlaceholder ?? '';
    this.sound = options.sound ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.actions = options.actions ?? [];
    this.closeButtonText = options.closeButtonText ?? '';
    this.toastXml = options.toastXml ?? '';
    return strict('Notification', this);
  }

  static isSupported(): boolean {
    return true;
  }

  /** Showing again replaces what is shown. */
  show(): void {
    needReady('Notification');
    this.#isShown = true;
    if (!notifications.includes(this)) notifications.push(this);
    record('notification', {
      title: this.title,
      body: this.body,
      actions: this.actions.map(({ text }) => text),
      hasReply: this.hasReply,
      from: 'main',
    });
    queueMicrotask(() => this.emit('show', {}));
  }
  close(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    queueMicrotask(() => this.emit('close', {}));
  }
}
