/**
 * The audit log's hash chain, outside any service: what an event's digest covers, and the check of an export by whoever
 * holds one.
 */
package dev.landbridge.formats.audit;
