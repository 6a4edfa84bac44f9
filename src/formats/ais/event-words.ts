/** An event of a vessel in words: what was sent or not sent, never what somebody did. */
import type { VesselEvent } from './vessel-event.js';

export function wordsOfEvent(event: VesselEvent): string {
  const words = told(event);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function told(event: VesselEvent): string {
  switch (event.event) {
    case 'zone-entered':
      return `${vesselOf(event)} ${event.seenFirst ? 'first heard inside' : 'entered'} ${event.zone}${doubtOf(event)}`;
    case 'zone-left':
      return `${vesselOf(event)} left ${event.zone}${doubtOf(event)}`;
    case 'warship-outside':
      return `${vesselOf(event)}, by its own account a warship, outside ${event.zone} (${event.reading})${doubtOf(event)}`;
    case 'gap': {
      const { to, minutes, kilometres } = event;
      const end = to ? `, heard again ${kilometres ?? 0} km away` : ', not heard again';
      return `No position of ${vesselOf(event)} for ${minutes} minutes${end}: jammed, switched off or out of reach`;
    }
    case 'feed-gap':
      return `Nothing at all was received for ${event.minutes} minutes`;
    case 'jump':
      return `Position of ${vesselOf(event)} jumped ${event.kilometres} km, as if at ${event.impliedKnots} knots`;
    case 'impossible-speed':
      return `${vesselOf(event)} sent a speed of ${event.reportedKnots} knots${
        event.impliedKnots === undefined
          ? ', which no vessel has'
          : `; its positions imply ${event.impliedKnots}`
      }`;
    case 'duplicate-identity':
      return `The identity of ${vesselOf(event)} is sent from two places ${event.kilometres} km apart`;
    case 'on-land':
      return `Position of ${vesselOf(event)} on land, ${event.reports} ${event.reports === 1 ? 'report' : 'reports'}`;
    case 'clustered-positions':
      return `Positions of ${event.vessels.length} vessels on one ${event.pattern} of ${event.radiusMetres} m where they cannot be`;
    case 'clock-went-back':
      return `The clock of the feed went back from ${event.from} to ${event.to}`;
  }
}

const vesselOf = ({ mmsi, name }: { readonly mmsi: number; readonly name?: string | undefined }): string =>
  name ? `vessel ${mmsi} (${name})` : `vessel ${mmsi}`;

const doubtOf = ({ doubt }: { readonly doubt?: string | undefined }): string =>
  doubt ? '; its identity is sent from two places, and which of them it is cannot be said' : '';
