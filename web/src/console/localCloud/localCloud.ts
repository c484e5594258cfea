/** The development endpoints of LocalCloud. */
export class LocalCloud {}

/** Returns LocalCloud if it serves this page, or null. */
export const findLocalCloud = async (): Promise<LocalCloud | null> => null;
