/** The chain of all certificates an installation issued and of what happened to them, checked from an export alone. */
package dev.landbridge.proof.chain;
