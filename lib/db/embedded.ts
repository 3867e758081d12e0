/**
 * The role that owns the embedded PostgreSQL of the npm scripts, and no other server: an address
 * with this name is the demo's, which production refuses.
 */
export const EMBEDDED_USER = 'khibra_embedded';
