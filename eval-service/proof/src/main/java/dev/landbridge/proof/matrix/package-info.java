/** Gate G5: which settings of a serving engine are asked, so that every two of them meet, and how much that covers. */
package dev.landbridge.proof.matrix;
