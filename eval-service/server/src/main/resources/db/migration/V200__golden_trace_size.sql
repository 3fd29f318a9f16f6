alter table golden_trace add column most_prompts int;
