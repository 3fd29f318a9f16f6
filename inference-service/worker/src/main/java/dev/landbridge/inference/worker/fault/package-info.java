/**
 * The broken silicon of the tests: mistakes that an accelerator, its kernels or its serving software have been seen to
 * make, switched on by name in a true engine. They exist to show that the proof finds them and are refused without
 * {@code --allow-fault-injection}.
 */
package dev.landbridge.inference.worker.fault;
