/** Rules that may end a task run before its last item and still keep the error they promise. */
package dev.landbridge.proof.sequential;
