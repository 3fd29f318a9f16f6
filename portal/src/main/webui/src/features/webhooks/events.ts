/** What the registry tells of. */
export const EVENTS = ['model.created', 'version.registered', 'release.requested', 'release.approved', 'release.refused', 'alias.moved', 'alias.rolled-back'];
