/** The keys that sign certificates, and those that add their signature: made, imported, changed, taken back. */
package dev.landbridge.eval.signing;
