/** Under this name the browser is asked to let the service worker send later. */
export const SYNC_TAG = 'truceline-observe-send';
