/** The golden trace ({@code landbridge.golden/1}) and a target's answer to it ({@code landbridge.target/1}), as files. */
package dev.landbridge.proof.golden;
