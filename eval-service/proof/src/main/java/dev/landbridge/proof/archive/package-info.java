/** Archives that have one spelling: equal files give equal bytes, and any other byte is found. */
package dev.landbridge.proof.archive;
