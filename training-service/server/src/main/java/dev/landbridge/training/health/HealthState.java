package dev.landbridge.training.health;

/** The verdict on a run's health, from best to worst. */
public enum HealthState {
    OK,
    WARN,
    FAILED
}
