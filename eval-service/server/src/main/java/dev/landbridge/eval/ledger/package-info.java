/** The append-only, chained record of what happened to certificates and keys. */
package dev.landbridge.eval.ledger;
