/**
 * The needle of the phone, where it gives one and the user allows it. Degrees clockwise from magnetic north to the top of the
 * phone: Android's `deviceorientationabsolute` counts alpha anticlockwise, iOS says `webkitCompassHeading`; neither knows
 * the declination of the place.
 */
interface OrientationWithHeading extends DeviceOrientationEvent {
  readonly webkitCompassHeading?: number;
}
interface Permitted {
  requestPermission?(absolute?: boolean): Promise<'granted' | 'denied'>;
}

/** Must be called in answer to a touch. Calls back until it is stopped. */
export async function followNeedle(told: (degrees: number) => void, none: () => void): Promise<() => void> {
  const { requestPermission } = (globalThis.DeviceOrientationEvent ?? {}) as unknown as Permitted;
  if (requestPermission) {
    const allowed = await requestPermission(true).catch(() => 'denied' as const);
    if (allowed !== 'granted') {
      none();
      return () => undefined;
    }
  }
  let heard = false;
  const listen = (event: Event): void => {
    const { webkitCompassHeading, alpha, absolute } = event as OrientationWithHeading;
    const degrees =
      webkitCompassHeading ?? (absolute && alpha !== null ? (360 - alpha + screenTurn()) % 360 : undefined);
    if (degrees === undefined) return;
    heard = true;
    told(Math.round(degrees) % 360);
  };
  const names = ['deviceorientationabsolute', 'deviceorientation'];
  for (const name of names) addEventListener(name, listen);
  const stop = (): void => {
    clearTimeout(timer);
    for (const name of names) removeEventListener(name, listen);
  };
  const timer = setTimeout(() => {
    if (heard) return;
    stop();
    none();
  }, WAIT_MS);
  return stop;
}

/** A phone without a needle says nothing at all. */
const WAIT_MS = 2_500;

const screenTurn = (): number => screen.orientation?.angle ?? 0;
