import { emitter } from '../emitter.ts';
import { strict } from '../strict.ts';

/**
 * The module `powerMonitor` of a computer on mains that somebody uses. `suspend`, `resume`, `lock-screen` and the
 * others come by `emit`, from a test.
 */
export const powerMonitor = strict(
  'powerMonitor',
  emitter({
    onBatteryPower: false,
    isOnBatteryPower: (): boolean => powerMonitor.onBatteryPower,
    getSystemIdleState: (_idleThreshold: number): string => 'active',
    getSystemIdleTime: (): number => 0,
    getCurrentThermalState: (): string => 'nominal',
  }),
);
