"""Multi-task fine-tuning on a CPU: `python training/train.py --out DIR`. A run can be stopped and carries on from its last checkpoint.

Every pass goes over all tasks; attributions without a case are thinned out. bfloat16 where the processor has it, frozen word embeddings.
"""

import argparse
import json
import pickle
import random
import time
from pathlib import Path

import torch
from batches import Row, batches, cue_inputs, padded, pair_weights, role_tags, rows, side_tags
from lessons import lesson_loss
from measure import measure
from model import STUDENT, TEACHER, Model, published
from telling import leaves, telling_loss
from torch import Tensor, nn
from torch.optim import swa_utils

from legation.language.wordpieces import tokenizer
from record import fold as folded

BUDGET = 2048  # pieces a step, unless the run says otherwise
FRESH = ("kinds.", "told.", "frames.")  # heads that the weights trained on from do not have yet


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    pieces = tokenizer(published())
    examples = pickle.loads(options.examples.read_bytes())
    tasks = options.tasks.split(",")
    old = [task for task in tasks if task != "telling"]
    train = {t: list(rows([e for e in examples[t] if not e.kept], pieces)) for t in old}
    held = {t: list(rows([e for e in examples[t] if e.kept], pieces)) for t in old}
    if "telling" in tasks:  # no document is kept from these but by cross-validation: how well it does is measured on the development part
        pages = examples["telling"]
        train["telling"] = leaves([p for p in pages if folded(p.id) != options.fold], pieces)
        held["telling"] = leaves([p for p in pages if folded(p.id) == options.fold], pieces)
    if options.taught:
        train["taught"] = [one for file in options.taught for one in pickle.loads(file.read_bytes())]
    model = Model(TEACHER if options.teacher else STUDENT)
    model.encoder.start_from(options.start / "model.safetensors")
    if options.warm:
        model.load_state_dict(torch.load(options.warm)["model"])
        model.encoder.word.weight.requires_grad = False
    plan = [
        step
        for n in range(options.passes)
        for step in _plan(train, random.Random(options.seed * 1000 + n), n, options.share, options.budget)
    ]
    optimizer, schedule = _optimizer(model, options, len(plan))
    options.out.mkdir(parents=True, exist_ok=True)
    mean = swa_utils.AveragedModel(model, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(options.memory))
    done = _resume(options.out / "checkpoint.pt", model, mean, optimizer, schedule)
    started, running = time.time(), {}
    for n, (task, batch) in enumerate(plan[done:], start=done):
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
            loss = LOSSES[task](model, batch, chance)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        mean.update_parameters(model)
        running.setdefault(task, []).append(float(loss.detach()))
        if (n + 1) % 200 == 0:
            print(
                f"step {n + 1}/{len(plan)} {time.time() - started:.0f}s",
                {t: round(sum(v) / len(v), 3) for t, v in running.items()},
                flush=True,
            )
            running = {}
        if (n + 1) % options.every == 0 or n + 1 == len(plan):
            figures = measure(mean.module, held, probabilities=options.out / "held.jsonl")
            print(json.dumps({"step": n + 1, "mean": figures}), flush=True)
            state = {
                "model": mean.module.state_dict(),
                "last": model.state_dict(),
                "mean": mean.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "done": n + 1,
            }
            torch.save(state, options.out / "writing.pt")
            (options.out / "writing.pt").replace(options.out / "checkpoint.pt")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, required=True, help="what `prepare.py` wrote")
    parser.add_argument("--start", type=Path, default=published(), help="folder of the published weights and tokenizer")
    parser.add_argument("--warm", type=Path, help="checkpoint to start from instead")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tasks", default="attribution,relation,who,telling")
    parser.add_argument("--taught", type=Path, action="append", default=[], help="what `teach.py` wrote")
    parser.add_argument(
        "--share",
        type=int,
        default=1,
        help="of the old tasks only every so manieth batch in each pass: for training on from weights that know them",
    )
    parser.add_argument("--budget", type=int, default=BUDGET)
    parser.add_argument(
        "--memory",
        type=float,
        default=0.998,
        help="of the running mean of the weights, which is what ships: at 0.998 it forgets a step after some 500 more",
    )
    parser.add_argument("--teacher", action="store_true", help="train the large encoder; --start names the folder of its weights")
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--fold", type=int, help="hold out this part of the documents of the reader's gold, for cross-validation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--every", type=int, default=2000)
    parser.add_argument("--no-bf16", dest="bf16", action="store_false")
    return parser.parse_args()


def _plan(train: dict[str, list[Row]], chance: random.Random, number: int, share: int, budget: int) -> list[tuple[str, list[Row]]]:
    """One pass: all batches of all tasks in random order; of windows without an attribution every third."""
    steps = []
    for task, given in train.items():
        chosen = [r for i, r in enumerate(given) if task != "attribution" or r.cases or (i + number) % 3 == 0]
        made = [(task, batch) for batch in batches(chosen, budget, chance)]
        every = {"telling": 1, "taught": 1, "attribution": share}.get(task, max(1, share // 4))  # the small tasks are soon forgotten
        steps += made[number % every :: every]
    chance.shuffle(steps)
    return steps


def _optimizer(model: Model, options: argparse.Namespace, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    named = [(name, p) for name, p in model.named_parameters() if not name.startswith("encoder.")]
    fresh = [p for name, p in named if options.warm and name.startswith(FRESH)]
    heads = [p for name, p in named if not (options.warm and name.startswith(FRESH))]
    rates = [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.rate * 5}, {"params": fresh, "lr": options.rate * 15}]
    optimizer = torch.optim.AdamW([group for group in rates if group["params"]], weight_decay=0.01)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / max(1, steps - warm))))
    return optimizer, schedule


def _resume(
    path: Path,
    model: Model,
    mean: swa_utils.AveragedModel,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> int:
    if not path.exists():
        return 0
    state = torch.load(path)
    model.load_state_dict(state["last"])
    mean.load_state_dict(state["mean"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["done"])


def _tags_loss(logits: Tensor, tags: Tensor) -> Tensor:
    return nn.functional.cross_entropy(logits.float().flatten(0, -2), tags.flatten(), ignore_index=-100)


def attribution_loss(model: Model, batch: list[Row], chance: random.Random) -> Tensor:
    """Cue tags of all windows, and the roles of up to 48 cues of the batch."""
    ids, capitals, mask = padded(batch)
    states = model.encoder(ids, capitals, mask)
    length = ids.shape[1]
    tags = torch.stack([side_tags(length, [c[0] for c in row.cases]) for row in batch]).masked_fill(mask == 0, -100)
    loss = _tags_loss(model.cues(states), tags)
    cases = [(i, case) for i, row in enumerate(batch) for case in row.cases]
    if not cases:
        return loss
    cases = chance.sample(cases, 48) if len(cases) > 48 else cases
    inputs = [cue_inputs(length, cue) for _, (cue, _, _) in cases]
    at = torch.tensor([i for i, _ in cases])
    wanted = torch.stack([role_tags(length, source, content, cue) for _, (cue, source, content) in cases]).masked_fill(mask[at] == 0, -100)
    logits = model.roles(states[at], torch.stack([w for w, _ in inputs]), torch.stack([d for _, d in inputs]))
    return loss + _tags_loss(logits, wanted)


def relation_loss(model: Model, batch: list[Row], chance: random.Random) -> Tensor:
    """The type, from the marked or the plain reading of each row."""
    ids, capitals, mask = padded(batch)
    states = model.encoder(ids, capitals, mask)
    weights = torch.stack([pair_weights(row, ids.shape[1]) for row in batch])
    labels = torch.tensor([row.example.label for row in batch])
    marked = torch.tensor([row.marked for row in batch])
    logits = torch.where(marked[:, None], model.marked(states, weights), model.plain(states, weights))
    return nn.functional.cross_entropy(logits.float(), labels, label_smoothing=0.05)


def who_loss(model: Model, batch: list[Row], chance: random.Random) -> Tensor:
    """Tags of who did it and to whom."""
    ids, capitals, mask = padded(batch)
    states = model.encoder(ids, capitals, mask)
    length = ids.shape[1]
    loss = torch.zeros(())
    for head, side in ((model.sources, "sources"), (model.targets, "targets")):
        tags = torch.stack([side_tags(length, getattr(row, side)) for row in batch]).masked_fill(mask == 0, -100)
        loss = loss + _tags_loss(head(states), tags)
    return loss


LOSSES = {"attribution": attribution_loss, "relation": relation_loss, "who": who_loss, "telling": telling_loss, "taught": lesson_loss}

if __name__ == "__main__":
    main()
