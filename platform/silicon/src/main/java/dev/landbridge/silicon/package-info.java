/**
 * Device, engine and portability knowledge as versioned data (resources under {@code silicon/}), and the checker that
 * applies it. Entry points: {@link dev.landbridge.silicon.SiliconCatalogue#load()} and
 * {@link dev.landbridge.silicon.PortabilityChecker}.
 */
package dev.landbridge.silicon;
